package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// loadResult is what a load run saw.
type loadResult struct {
	perSecond float64
	requests  int64
	cut       int64 // connections that the service ended within an answer
}

// maxCut is the share of answers that may be cut off, one in so many: above that
// what is measured is not a service that works.
const maxCut = 1000

// load sends the same request over and over on a number of connections for a
// time and counts the answers. A connection that the service ends is opened again,
// and counted: Go's proxy does that about once in 50,000 answers of 100 KB. It speaks HTTP/1.1 by hand, so that on a small
// machine the client takes less of the processor than what is measured.
func load(addr, path string, body []byte, connections int, warm, length time.Duration) (loadResult, error) {
	request := post(addr, path, body)
	var count, cut atomic.Int64
	var stop atomic.Bool
	errs := make([]error, connections)
	var wg sync.WaitGroup
	for i := range connections {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for !stop.Load() {
				errs[i] = client(addr, request, &count, &stop)
				if !wasCut(errs[i]) || cut.Add(1) > maxCut {
					break
				}
				errs[i] = nil
			}
		}()
	}
	time.Sleep(warm)
	before, start := count.Load(), time.Now()
	time.Sleep(length)
	n, took := count.Load()-before, time.Since(start)
	stop.Store(true)
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return loadResult{}, err
	}
	if all := count.Load(); cut.Load() > 0 && cut.Load()*maxCut > all {
		return loadResult{}, fmt.Errorf("%d connections were ended within an answer, while %d were answered", cut.Load(), all)
	}
	return loadResult{float64(n) / took.Seconds(), n, cut.Load()}, nil
}

// wasCut reports whether an error says that the other side ended the connection.
func wasCut(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}

func post(addr, path string, body []byte) []byte {
	return fmt.Appendf(nil, "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		path, addr, len(body), body)
}

// paced sends requests at a rate for a time, and gives how long each took, in
// order. A request that waits for the one before it on its connection counts from
// when it was due.
func paced(addr, path string, body []byte, connections int, perSecond float64, length time.Duration) ([]time.Duration, error) {
	request := post(addr, path, body)
	every := time.Duration(float64(connections) / perSecond * float64(time.Second))
	took := make([][]time.Duration, connections)
	errs := make([]error, connections)
	var wg sync.WaitGroup
	start := time.Now().Add(50 * time.Millisecond)
	for i := range connections {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c, err := net.Dial("tcp", addr)
			if err != nil {
				errs[i] = err
				return
			}
			defer c.Close()
			r := bufio.NewReaderSize(c, 16<<10)
			for due := start.Add(every * time.Duration(i) / time.Duration(connections)); due.Before(start.Add(length)); due = due.Add(every) {
				time.Sleep(time.Until(due))
				c.SetDeadline(time.Now().Add(answerTime))
				if _, errs[i] = c.Write(request); errs[i] != nil {
					return
				}
				if errs[i] = readResponse(r); errs[i] != nil {
					return
				}
				took[i] = append(took[i], time.Since(due))
			}
		}()
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	all := slices.Concat(took...)
	slices.Sort(all)
	if len(all) == 0 {
		return nil, errors.New("no request was sent")
	}
	return all, nil
}

// answerTime is how long one answer may take.
const answerTime = 10 * time.Second

func client(addr string, request []byte, count *atomic.Int64, stop *atomic.Bool) error {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	defer c.Close()
	r := bufio.NewReaderSize(c, 16<<10)
	for !stop.Load() {
		c.SetDeadline(time.Now().Add(answerTime))
		if _, err := c.Write(request); err != nil {
			return err
		}
		if err := readResponse(r); err != nil {
			return err
		}
		count.Add(1)
	}
	return nil
}

// readResponse reads one response and drops its body. Anything but a 2xx is
// an error.
func readResponse(r *bufio.Reader) error {
	line, err := r.ReadSlice('\n')
	if err != nil {
		return err
	}
	if len(line) < 12 || line[9] != '2' {
		return fmt.Errorf("unexpected response: %q", line)
	}
	length, chunked := -1, false
	for {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return err
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		name, val, _ := bytes.Cut(line, []byte(":"))
		switch {
		case bytes.EqualFold(name, []byte("content-length")):
			if length, err = strconv.Atoi(string(bytes.TrimSpace(val))); err != nil {
				return err
			}
		case bytes.EqualFold(name, []byte("transfer-encoding")):
			chunked = bytes.EqualFold(bytes.TrimSpace(val), []byte("chunked"))
		}
	}
	if !chunked {
		if length < 0 {
			return errors.New("a response without a length")
		}
		_, err := r.Discard(length)
		return err
	}
	for {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return err
		}
		size, err := strconv.ParseInt(string(bytes.TrimSpace(line)), 16, 32)
		if err != nil {
			return err
		}
		if _, err := io.CopyN(io.Discard, r, size+2); err != nil {
			return err
		}
		if size == 0 {
			return nil
		}
	}
}
