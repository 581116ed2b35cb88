package cli

import "io"

// checkedOutput is a standard output that remembers that it could not be
// written: half a list in a file, on a disk that is full, is no success.
type checkedOutput struct {
	w   io.Writer
	err error // the first
}

func (c *checkedOutput) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	if err != nil && c.err == nil {
		c.err = err
	}
	return n, err
}

// plainOutput is the stream itself, for programs, which have their own ways with
// it: a terminal, a file, a socket.
func plainOutput(w io.Writer) io.Writer {
	if c, ok := w.(*checkedOutput); ok {
		return c.w
	}
	return w
}
