//go:build !unix

package http

import (
	"errors"
	"net"
	"strings"
	"syscall"
)

// alive cannot be told without reading here; a connection that the server has
// closed shows when it is used.
func alive(c net.Conn) bool { return true }

func isRefused(err error) bool {
	return errors.Is(err, syscall.ECONNREFUSED) || strings.Contains(err.Error(), "actively refused")
}

func isReset(err error) bool {
	return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) || errors.Is(err, net.ErrClosed) ||
		strings.Contains(err.Error(), "forcibly closed")
}
