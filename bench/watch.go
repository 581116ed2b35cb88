package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// changed is the time from saving a change of a service's source until the new
// version answers, in milliseconds. Barre notices by itself; on the other side
// the service is built, stopped and started, without a pause in between.
func (b *bench) changed(s side) (float64, error) {
	dir, err := os.MkdirTemp(b.hand, "watch")
	if err != nil {
		return 0, err
	}
	source, into := filepath.Join(b.dir, "hand", s.name, "main.go"), filepath.Join(dir, "main.go")
	if s.barre {
		source, into = filepath.Join(b.dir, "programs", s.name+".bal"), filepath.Join(dir, "main.bal")
	}
	text, err := os.ReadFile(source)
	if err != nil {
		return 0, err
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module service\n\ngo 1.26\n"), 0o666); err != nil {
		return 0, err
	}
	save := func(answer string) error {
		return os.WriteFile(into, bytes.Replace(text, []byte(`"up"`), []byte(`"`+answer+`"`), 1), 0o666)
	}
	ln, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return 0, err
	}
	addr := ln.Addr().String()
	_, port, _ := net.SplitHostPort(addr)
	ln.Close()

	var running *exec.Cmd
	var errs bytes.Buffer
	stop := func() {
		if running != nil {
			running.Process.Signal(os.Interrupt)
			running.Wait()
		}
	}
	defer func() { stop() }()
	start := func() error { // what is there now
		if s.barre {
			if running != nil {
				return nil
			}
			running = exec.Command(b.barre(), "run", "--watch", "-Cport="+port, into)
		} else {
			build := exec.Command("go", "build", "-o", "service"+exe(), ".")
			build.Dir = dir
			if out, err := build.CombinedOutput(); err != nil {
				return fmt.Errorf("%w: %s", err, out)
			}
			stop()
			running = exec.Command(filepath.Join(dir, "service"+exe()), port)
		}
		running.Stderr = &errs
		return running.Start()
	}
	answers := func(want string) error {
		for end := time.Now().Add(startTime); time.Now().Before(end); time.Sleep(200 * time.Microsecond) {
			if strings.Trim(health(addr), `"`) == want {
				return nil
			}
		}
		return fmt.Errorf("%s never answers %s: %s", s.name, want, errs.String())
	}
	// The first change finds caches cold.
	for _, answer := range []string{"one", "two"} {
		if err := save(answer); err != nil {
			return 0, err
		}
		if err := start(); err != nil {
			return 0, err
		}
		if err := answers(answer); err != nil {
			return 0, err
		}
	}
	began := time.Now()
	if err := save("three"); err != nil {
		return 0, err
	}
	if err := start(); err != nil {
		return 0, err
	}
	err = answers("three")
	return float64(time.Since(began).Microseconds()) / 1000, err
}

// health is what a service says about itself, on a connection of its own.
func health(addr string) string {
	req, err := http.NewRequest(http.MethodGet, "http://"+addr+"/health", nil)
	if err != nil {
		return ""
	}
	req.Close = true
	res, err := (&http.Client{Timeout: 5 * time.Second}).Do(req)
	if err != nil {
		return ""
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		return ""
	}
	return string(text)
}
