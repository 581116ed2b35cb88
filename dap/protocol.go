// Package dap lets editors debug programs, by the Debug Adapter Protocol.
//
// A [Server] is in the process of the program: it controls the program through
// [vm.Debugger] and speaks the protocol over a socket. An adapter, which is what an
// editor starts, runs the program in a process of its own, connects the two and
// adds what only somebody outside can tell: output, the exit code, restarts.
package dap

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"sync"

	"github.com/google/go-dap"
)

// capabilities are what is supported.
func capabilities() dap.Capabilities {
	return dap.Capabilities{
		SupportsConfigurationDoneRequest:   true,
		SupportsFunctionBreakpoints:        true,
		SupportsConditionalBreakpoints:     true,
		SupportsHitConditionalBreakpoints:  true,
		SupportsLogPoints:                  true,
		SupportsEvaluateForHovers:          true,
		SupportsSetVariable:                true,
		SupportsSetExpression:              true,
		SupportsRestartRequest:             true,
		SupportsExceptionInfoRequest:       true,
		SupportTerminateDebuggee:           true,
		SupportsTerminateRequest:           true,
		SupportsDelayedStackTraceLoading:   true,
		SupportsLoadedSourcesRequest:       true,
		SupportsBreakpointLocationsRequest: true,
		SupportsSteppingGranularity:        true,
		ExceptionBreakpointFilters: []dap.ExceptionBreakpointsFilter{
			{Filter: "uncaught", Label: "Uncaught Panics", Description: "Stops where a panic is raised that no trap expression is there for", Default: true},
			{Filter: "all", Label: "All Panics", Description: "Stops where a panic is raised, also if it is trapped"},
		},
	}
}

// wire is a connection on which messages are written by several goroutines.
type wire struct {
	in  *bufio.Reader
	out io.Writer
	mu  sync.Mutex
	seq int
}

func newWire(in io.Reader, out io.Writer) *wire { return &wire{in: bufio.NewReader(in), out: out} }

// message is any message, for those who pass it on.
type message struct {
	Seq        int             `json:"seq"`
	Type       string          `json:"type"`
	Command    string          `json:"command,omitempty"`
	Arguments  json.RawMessage `json:"arguments,omitempty"`
	RequestSeq int             `json:"request_seq,omitempty"`
	Success    *bool           `json:"success,omitempty"`
	Message    string          `json:"message,omitempty"`
	Event      string          `json:"event,omitempty"`
	Body       json.RawMessage `json:"body,omitempty"`
}

// read reads a message.
func (w *wire) read() (*message, error) {
	b, err := dap.ReadBaseMessage(w.in)
	if err != nil {
		return nil, err
	}
	m := &message{}
	if err := json.Unmarshal(b, m); err != nil {
		return nil, fmt.Errorf("a message is not JSON as it should be: %w", err)
	}
	return m, nil
}

// write writes a message with the next sequence number.
func (w *wire) write(m *message) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seq++
	m.Seq = w.seq
	b, err := json.Marshal(m)
	if err == nil {
		// One write, so that nobody sees half of a message.
		_, _ = w.out.Write(append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(b)), b...))
	}
}

func body(x any) json.RawMessage {
	if x == nil {
		return nil
	}
	b, err := json.Marshal(x)
	if err != nil {
		return nil
	}
	return b
}

// reply answers a request.
func (w *wire) reply(to *message, x any) {
	ok := true
	w.write(&message{Type: "response", RequestSeq: to.Seq, Command: to.Command, Success: &ok, Body: body(x)})
}

// refuse answers a request with an error that is shown to the user.
func (w *wire) refuse(to *message, err error) {
	ok := false
	w.write(&message{Type: "response", RequestSeq: to.Seq, Command: to.Command, Success: &ok, Message: err.Error(),
		Body: body(dap.ErrorResponseBody{Error: &dap.ErrorMessage{Id: 1, Format: err.Error(), ShowUser: to.Command == "launch" || to.Command == "attach" || to.Command == "setVariable"}})})
}

func (w *wire) event(name string, x any) {
	w.write(&message{Type: "event", Event: name, Body: body(x)})
}

// output shows text in the debug console.
func (w *wire) output(category, text string) {
	w.event("output", dap.OutputEventBody{Category: category, Output: text})
}
