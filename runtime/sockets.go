package runtime

import (
	"net"
	"slices"

	"barre/value"
)

// Service is a service declaration that is attached to a listener.
type Service struct {
	Module string // its qualified name
	Path   string // begins with a slash, or is a name as it was given; "" for none
	File   string
	Line   int
}

// announcer is a socket that wants to know whom it serves: that which
// [Options].Listen gives may be one.
type announcer interface {
	// Serves says which services are reached over the socket, and whether by TLS.
	Serves(services []Service, secure bool)
}

// OpenListener opens the socket of a listener. Modules use it instead of
// net.Listen, so that a socket can outlive a version of the program, and so that
// whoever runs the program can be told which services it serves. secure says that
// what comes in is to be TLS.
func (r *Runtime) OpenListener(l *value.Object, network, address string, secure bool) (net.Listener, error) {
	open := r.Listen
	if open == nil {
		open = net.Listen
	}
	ln, err := open(network, address)
	if err != nil {
		return nil, err
	}
	if a, ok := ln.(announcer); ok {
		r.mu.Lock()
		services := slices.Clone(r.attached[l])
		r.mu.Unlock()
		a.Serves(services, secure)
	}
	return ln, nil
}

// Attached notes that a service declaration was attached to a listener, which is done
// before listeners are started.
func (r *Runtime) Attached(l *value.Object, s Service) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.attached == nil {
		r.attached = map[*value.Object][]Service{}
	}
	r.attached[l] = append(r.attached[l], s)
}
