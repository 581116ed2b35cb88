package mime

import (
	"net/textproto"
	"slices"
	"sort"
	"strings"
)

// Headers are the headers of a message. They are kept the way net/http keeps
// them, so that a message passes from a connection to another without being
// converted; the order and the spelling of names that a program gave are kept
// beside them.
type Headers struct {
	// H holds the values by canonical name.
	H map[string][]string
	// names are the names as given, in order; nil for a message that came
	// from the network and has not been changed.
	names []string
}

// Names returns the names of the headers: as a program set them and in that
// order, or in lower case and sorted for a message from the network, whose
// spelling says nothing.
func (h *Headers) Names() []string {
	if h.names != nil {
		return h.names
	}
	names := make([]string, 0, len(h.H))
	for k := range h.H {
		names = append(names, strings.ToLower(k))
	}
	sort.Strings(names)
	return names
}

// Get returns the first value of a header, and whether it is there.
func (h *Headers) Get(name string) (string, bool) {
	v := h.H[textproto.CanonicalMIMEHeaderKey(name)]
	if len(v) == 0 {
		return "", false
	}
	return v[0], true
}

// Values returns the values of a header, nil when it is not there.
func (h *Headers) Values(name string) []string {
	return h.H[textproto.CanonicalMIMEHeaderKey(name)]
}

// Set replaces the values of a header.
func (h *Headers) Set(name, value string) {
	h.note(name)
	h.H[textproto.CanonicalMIMEHeaderKey(name)] = []string{value}
}

// Add adds a value to a header.
func (h *Headers) Add(name, value string) {
	h.note(name)
	k := textproto.CanonicalMIMEHeaderKey(name)
	// The slice may be shared with the message the headers came from.
	h.H[k] = append(slices.Clip(h.H[k]), value)
}

// Remove removes a header.
func (h *Headers) Remove(name string) {
	k := textproto.CanonicalMIMEHeaderKey(name)
	if _, ok := h.H[k]; !ok {
		return
	}
	if h.names == nil {
		h.names = h.Names()
	}
	delete(h.H, k)
	h.names = slices.DeleteFunc(h.names, func(n string) bool { return strings.EqualFold(n, name) })
}

// Clear removes every header.
func (h *Headers) Clear() {
	h.H, h.names = nil, nil
}

// Clone copies the headers.
func (h *Headers) Clone() Headers {
	c := Headers{H: make(map[string][]string, len(h.H)), names: slices.Clone(h.names)}
	for k, v := range h.H {
		c.H[k] = slices.Clone(v)
	}
	return c
}

func (h *Headers) note(name string) {
	if h.H == nil {
		h.H = make(map[string][]string, 8)
	}
	if h.names == nil && len(h.H) > 0 {
		h.names = h.Names()
	}
	for _, n := range h.names {
		if strings.EqualFold(n, name) {
			return
		}
	}
	h.names = append(h.names, name)
}

// ValidName reports whether a header may have the name.
func ValidName(name string) bool {
	if name == "" {
		return false
	}
	for i := 0; i < len(name); i++ {
		if !tokenByte(name[i]) {
			return false
		}
	}
	return true
}

// ValidValue reports whether a header may have the value: no control
// characters, so that nothing can be smuggled into the message.
func ValidValue(v string) bool {
	for i := 0; i < len(v); i++ {
		if c := v[i]; c < ' ' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

func tokenByte(c byte) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		return true
	}
	return strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0
}
