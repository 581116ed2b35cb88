package studio

import (
	"bufio"
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Programs tell which addresses they listen on over a connection of their own. When it
// breaks, because Studio was killed, they stop; when it ends here, they have ended.

// supervise opens the address to which programs report.
func (s *Server) supervise() error {
	if s.supervisor != nil {
		return nil
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return failure(codeFailed, "programs cannot report where they listen: %v", reason(err))
	}
	s.supervisor = l
	s.work.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			s.work.Go(func() { s.reports(conn) })
		}
	})
	s.work.Go(func() {
		<-s.ctx.Done()
		l.Close()
	})
	return nil
}

// maxReport is how long a line of a report may be.
const maxReport = 256 << 10

// maxSockets is of how many sockets of a program is known.
const maxSockets = 1000

// reports takes what a program tells.
func (s *Server) reports(conn net.Conn) {
	defer conn.Close()
	conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	in := bufio.NewReaderSize(conn, maxReport)
	word, err := in.ReadSlice('\n')
	if err != nil {
		return
	}
	given := []byte(strings.TrimSpace(string(word)))
	s.mu.Lock()
	var x *session
	for _, y := range s.sessions {
		if subtle.ConstantTimeCompare(given, []byte(y.word)) == 1 {
			x = y
		}
	}
	s.mu.Unlock()
	if x == nil {
		return // somebody else
	}
	conn.SetReadDeadline(time.Time{})
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		select {
		case <-s.ctx.Done():
			conn.Close()
		case <-ended:
		}
	}()
	for {
		line, err := in.ReadSlice('\n')
		if err != nil {
			break
		}
		var l struct {
			ID       int           `json:"id"`
			Address  string        `json:"address"`
			Secure   bool          `json:"secure"`
			Services []servedThere `json:"services"`
		}
		if json.Unmarshal(line, &l) != nil {
			continue
		}
		s.mu.Lock()
		id := strconv.Itoa(l.ID)
		x.open = slices.DeleteFunc(x.open, func(o Listening) bool { return o.ID == id })
		if l.Address != "" && len(x.open) < maxSockets {
			x.open = append(x.open, Listening{id, l.Address, l.Secure, l.Services})
		}
		s.tellRunning()
		s.mu.Unlock()
	}
	s.mu.Lock()
	x.open = nil
	s.mu.Unlock()
}

// newWord is one that nobody can guess.
func newWord() (string, error) {
	b := make([]byte, 16)
	if _, err := rand.Read(b); err != nil {
		return "", err
	}
	return hex.EncodeToString(b), nil
}
