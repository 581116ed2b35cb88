package file

import (
	"fmt"
	"strings"
)

// style is how an operating system writes paths.
type style struct{ windows bool }

func (s style) sep() string {
	if s.windows {
		return `\`
	}
	return "/"
}

func (s style) slash(c byte) bool { return c == '/' || s.windows && c == '\\' }

// same compares elements of paths.
func (s style) same(a, b string) bool {
	if s.windows {
		return strings.EqualFold(a, b)
	}
	return a == b
}

// pathError is an error of this module's type typ.
type pathError struct{ typ, message string }

func (e *pathError) Error() string { return e.message }

// parts is a path taken apart: "/", "C:\" or "\\host\share\", and what follows.
type parts struct {
	root  string
	elems []string
}

func (s style) String(p parts) string { return p.root + strings.Join(p.elems, s.sep()) }

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// volume is the length of a Windows volume at the beginning of a path: "C:" or
// "\\host\share".
func (s style) volume(path string) int {
	if len(path) < 2 {
		return 0
	}
	if letter(path[0]) && path[1] == ':' {
		return 2
	}
	if len(path) < 5 || !s.slash(path[0]) || !s.slash(path[1]) || s.slash(path[2]) || path[2] == '.' {
		return 0
	}
	for n := 3; n < len(path)-1; n++ {
		if !s.slash(path[n]) {
			continue
		}
		n++
		if s.slash(path[n]) || path[n] == '.' {
			return 0
		}
		for n < len(path) && !s.slash(path[n]) {
			n++
		}
		return n
	}
	return 0
}

// parse takes a path apart.
func (s style) parse(path string) (parts, error) {
	var p parts
	rest := path
	switch {
	case path == "":
		return p, nil
	case !s.windows:
		if path[0] == '/' {
			p.root = "/"
		}
	case len(path) > 1 && s.slash(path[0]) && s.slash(path[1]):
		n := s.volume(path)
		if n == 0 {
			return p, uncError(s, path)
		}
		host, share, _ := strings.Cut(strings.ReplaceAll(path[2:n], "/", `\`), `\`)
		p.root = `\\` + host + `\` + share + `\`
		rest = path[n:]
	case s.slash(path[0]):
		p.root = `\`
	case len(path) > 1 && letter(path[0]) && path[1] == ':':
		p.root = path[:2]
		rest = path[2:]
		if rest != "" && s.slash(rest[0]) {
			p.root += `\`
		}
	}
	p.elems = strings.FieldsFunc(rest, func(r rune) bool { return r == '/' || s.windows && r == '\\' })
	return p, nil
}

// uncError says what a path that begins with two slashes lacks.
func uncError(s style, path string) error {
	elems := strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '\\' })
	message := "Invalid UNC path: " + path
	switch {
	case len(elems) == 0:
		message = "Hostname is missing in UNC path: " + path
	case len(elems) == 1:
		message = "Sharename is missing in UNC path: " + path
	}
	return &pathError{"UNCPathError", message}
}

func (s style) absolute(path string) bool {
	if s.windows {
		return s.volume(path) > 0
	}
	return strings.HasPrefix(path, "/")
}

func (s style) base(path string) (string, error) {
	p, err := s.parse(path)
	if err != nil || len(p.elems) == 0 {
		return "", err
	}
	return p.elems[len(p.elems)-1], nil
}

func (s style) parent(path string) (string, error) {
	p, err := s.parse(path)
	if err != nil || len(p.elems) == 0 {
		return "", err
	}
	p.elems = p.elems[:len(p.elems)-1]
	return s.String(p), nil
}

func (s style) clean(path string) (parts, error) {
	p, err := s.parse(path)
	if err != nil {
		return p, err
	}
	var kept []string
	for _, e := range p.elems {
		switch {
		case e == ".":
		case e != "..":
			kept = append(kept, e)
		case len(kept) > 0 && kept[len(kept)-1] != "..":
			kept = kept[:len(kept)-1]
		case p.root == "":
			kept = append(kept, e)
		}
	}
	p.elems = kept
	return p, nil
}

func (s style) split(path string) ([]string, error) {
	if path == "" {
		return []string{""}, nil
	}
	p, err := s.parse(path)
	if p.elems == nil {
		p.elems = []string{}
	}
	return p.elems, err
}

// join puts elements together; those that are empty do not count.
func (s style) join(elems []string) (string, error) {
	for len(elems) > 0 && elems[0] == "" {
		elems = elems[1:]
	}
	if len(elems) == 0 {
		return "", nil
	}
	if !s.windows {
		p, err := s.parse(strings.Join(elems, "/"))
		return s.String(p), err
	}
	first, tail := elems[0], []string{}
	for _, e := range elems[1:] {
		if e != "" {
			tail = append(tail, e)
		}
	}
	if s.volume(first) > 2 {
		p, err := s.clean(strings.Join(append([]string{first}, tail...), `\`))
		return s.String(p), err
	}
	head, err := s.clean(first)
	if err != nil || len(tail) == 0 {
		return s.String(head), err
	}
	rest, err := s.clean(strings.Join(tail, `\`))
	if err != nil {
		return "", err
	}
	// A drive without a slash is relative to the drive's working directory.
	left, right := s.String(head), strings.TrimLeft(s.String(rest), `\`)
	if len(first) == 2 && head.root == first || strings.HasSuffix(left, `\`) {
		return left + right, nil
	}
	return left + `\` + right, nil
}

// relative tells how to get from base to target.
func (s style) relative(base, target string) (string, error) {
	b, err := s.clean(base)
	if err != nil {
		return "", err
	}
	t, err := s.clean(target)
	if err != nil {
		return "", err
	}
	impossible := &pathError{"RelativePathError", fmt.Sprintf("Can't make: %s relative to %s", target, base)}
	if !s.same(b.root, t.root) {
		return "", impossible
	}
	n := 0
	for n < len(b.elems) && n < len(t.elems) && s.same(b.elems[n], t.elems[n]) {
		n++
	}
	if n < len(b.elems) && b.elems[n] == ".." {
		return "", impossible
	}
	var way []string
	for range b.elems[n:] {
		way = append(way, "..")
	}
	way = append(way, t.elems[n:]...)
	if len(way) == 0 {
		return ".", nil
	}
	return strings.Join(way, s.sep()), nil
}

// normCase makes paths that name the same file on Windows equal.
func (s style) normCase(path string) string {
	if !s.windows {
		return path
	}
	return strings.ReplaceAll(strings.ToLower(path), "/", `\`)
}
