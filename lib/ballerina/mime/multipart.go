package mime

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"io"
	"mime/multipart"
	"strings"

	"barre/runtime"
	"barre/value"
)

// NewBoundary makes a boundary for a multipart body.
func NewBoundary() string {
	var b [8]byte
	rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

// appendParts writes entities as a multipart body.
func appendParts(c *runtime.Context, buf []byte, parts []*value.Object, boundary string) ([]byte, error) {
	var err error
	for i, o := range parts {
		e := Of(o)
		if i > 0 {
			buf = append(buf, '\r', '\n')
		}
		buf = append(buf, "--"...)
		buf = append(buf, boundary...)
		buf = append(buf, '\r', '\n')
		sent, nested := SentType(&e.Header, &e.Body)
		for _, name := range e.Header.Names() {
			vs := e.Header.Values(name)
			if nested && strings.EqualFold(name, "content-type") {
				vs = []string{sent}
			}
			for _, v := range vs {
				buf = append(buf, name...)
				buf = append(buf, ": "...)
				buf = append(buf, v...)
				buf = append(buf, '\r', '\n')
			}
		}
		buf = append(buf, '\r', '\n')
		if buf, err = e.Body.AppendTo(c, buf); err != nil {
			return nil, err
		}
	}
	if len(parts) > 0 {
		buf = append(buf, '\r', '\n')
	}
	buf = append(buf, "--"...)
	buf = append(buf, boundary...)
	return append(buf, "--\r\n"...), nil
}

// Part is a part of a multipart body.
type Part struct {
	Header map[string][]string
	Data   []byte
}

// ParseParts splits a multipart body.
func ParseParts(data []byte, boundary string) ([]Part, error) {
	r := multipart.NewReader(bytes.NewReader(data), boundary)
	var parts []Part
	for {
		p, err := r.NextRawPart()
		if err == io.EOF {
			return parts, nil
		}
		if err != nil {
			return nil, err
		}
		body, err := io.ReadAll(p)
		if err != nil {
			return nil, err
		}
		parts = append(parts, Part{p.Header, body})
	}
}

// IsMultipart reports whether a content type is a multipart one, and its
// boundary.
func IsMultipart(contentType string) (boundary string, ok bool) {
	if len(contentType) < 10 || !strings.EqualFold(contentType[:10], "multipart/") {
		return "", false
	}
	v, err := ParseHeaderValue(contentType)
	if err != nil {
		return "", true
	}
	boundary, _ = v.Param("boundary")
	return Unquote(boundary), true
}
