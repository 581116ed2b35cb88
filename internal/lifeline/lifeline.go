// Package lifeline connects a process with a child that it watches over: a line
// that carries messages both ways, with open files beside them where the system
// can pass them on, and whose end each side notices when the other is gone,
// however that came about.
package lifeline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
)

// variable is the environment variable that tells a child about its line.
const variable = "BARRE_LIFELINE"

// Line is one end. A message is a line: how many files come with it, and JSON.
// Send may be called at any time, Receive by one goroutine.
type Line struct {
	mu    sync.Mutex // of sending
	end   end
	buf   []byte
	files []*os.File // received with what is in buf
}

// ErrNoFiles is that files cannot be passed on.
var ErrNoFiles = errors.New("this system passes no open files on")

// Send sends a message with open files beside it. They are copies: the
// sender's remain its own.
func (l *Line) Send(m any, files ...*os.File) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.end.write(fmt.Appendf(nil, "%d %s\n", len(files), text), files)
}

// Receive waits for a message and reads it into m. The files that came with it
// are the receiver's to close.
func (l *Line) Receive(m any) ([]*os.File, error) {
	for {
		if i := bytes.IndexByte(l.buf, '\n'); i >= 0 {
			// The files are there when the first byte of their message is.
			var n int
			text := bytes.TrimLeft(l.buf[:i], "0123456789")
			fmt.Sscan(string(l.buf[:i-len(text)]), &n)
			err := json.Unmarshal(text, m)
			l.buf = l.buf[i+1:]
			n = min(n, len(l.files))
			files := l.files[:n:n]
			l.files = l.files[n:]
			return files, err
		}
		b := make([]byte, 4096)
		n, files, err := l.end.read(b)
		l.buf = append(l.buf, b[:n]...)
		l.files = append(l.files, files...)
		if err != nil {
			return nil, err
		}
	}
}

// Close ends the line.
func (l *Line) Close() error { return l.end.close() }

// Inherited is the line that the process was started with, nil when there is
// none, and the environment without it.
func Inherited(environ []string) (*Line, []string) {
	for i, e := range environ {
		if where, ok := strings.CutPrefix(e, variable+"="); ok {
			rest := append(append([]string(nil), environ[:i]...), environ[i+1:]...)
			end, err := open(where)
			if err != nil {
				return nil, rest // of an ancestor, not of this process's parent
			}
			return &Line{end: end}, rest
		}
	}
	return nil, environ
}
