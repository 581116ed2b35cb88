// Package dev starts dev services: servers for the connections of a program
// whose real servers are not there yet.
//
// The servers live in an image of their own, barre-dev, because linking them
// costs every start; this package is what speaks to it and links none of
// them. The conversation is one line of JSON each way: a [Request] on the
// standard input of barre-dev, a [Reply] on its standard output. The services
// run until the standard input is closed, which also happens when whoever
// asked for them dies.
package dev

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"time"
)

// Request is the services to start.
type Request struct {
	MySQL []MySQL `json:"mysql,omitempty"`
	Kafka []Kafka `json:"kafka,omitempty"`
}

// MySQL asks for a MySQL server.
type MySQL struct {
	Port     int      `json:"port,omitempty"`     // 0 for any free one
	Database string   `json:"database,omitempty"` // to create; "" for none
	User     string   `json:"user,omitempty"`     // "" for root
	Password string   `json:"password,omitempty"`
	Setup    []string `json:"setup,omitempty"` // SQL to run in Database
}

// Kafka asks for a Kafka broker.
type Kafka struct {
	Port     int      `json:"port,omitempty"`
	Topics   []string `json:"topics,omitempty"` // to create; others are when they are used
	User     string   `json:"user,omitempty"`   // "" for no login
	Password string   `json:"password,omitempty"`
}

// Reply says where the services listen, in the order of the request, or why
// they do not run.
type Reply struct {
	MySQL []Address `json:"mysql,omitempty"`
	Kafka []Address `json:"kafka,omitempty"`
	Error string    `json:"error,omitempty"`
}

// Address is where a service listens.
type Address struct {
	Host string `json:"host"`
	Port int    `json:"port"`
}

// String is host:port.
func (a Address) String() string { return fmt.Sprintf("%s:%d", a.Host, a.Port) }

// Process is a barre-dev that runs.
type Process struct {
	Reply
	cmd   *exec.Cmd
	stdin io.Closer
	once  sync.Once
}

// stopTime is how long barre-dev may take to end once it is told to.
const stopTime = 5 * time.Second

// Start runs the binary of barre-dev with a request and waits until the
// services listen. They run until Close, or until ctx is done.
func Start(ctx context.Context, binary string, r Request) (*Process, error) {
	line, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, binary)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	// Closing the pipe lets it end in order; it is killed if it does not.
	cmd.Cancel = stdin.Close
	cmd.WaitDelay = stopTime
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("cannot start the dev services: %w", err)
	}
	p := &Process{cmd: cmd, stdin: stdin}
	_, err = stdin.Write(append(line, '\n'))
	var answer []byte
	if err == nil {
		answer, err = bufio.NewReader(stdout).ReadBytes('\n')
	}
	if err == nil {
		err = json.Unmarshal(answer, &p.Reply)
	}
	if err == nil && p.Error != "" {
		p.Close()
		return nil, errors.New(p.Error)
	}
	if err != nil {
		p.Close() // after it, stderr is complete
		if msg := bytes.TrimSpace(stderr.Bytes()); len(msg) > 0 {
			return nil, fmt.Errorf("the dev services ended: %s", msg)
		}
		return nil, fmt.Errorf("the dev services ended: %w", err)
	}
	return p, nil
}

// Close stops the services and waits until they have ended.
func (p *Process) Close() error {
	p.once.Do(func() {
		p.stdin.Close()
		timer := time.AfterFunc(stopTime, func() { p.cmd.Process.Kill() })
		defer timer.Stop()
		p.cmd.Wait()
	})
	return nil
}
