package http

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"barre/types"
	"barre/value"
)

func TestResponseLimits(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Long", strings.Repeat("x", 100))
		w.Write([]byte("0123456789"))
	}))
	defer server.Close()
	p := newProgram(t)
	for _, c := range []struct {
		line, head, body int
		init             string // the error that making the client ends with
		ok               bool   // whether the response fits
	}{
		{4096, 8192, -1, "", true},
		{4096, 8192, 10, "", true},
		{4096, 8192, 9, "", false},
		{4096, 8192, 0, "", false},
		{4096, 90, -1, "", false},
		{10, 8192, -1, "", false},
		{-1, 8192, -1, "Invalid configuration found for maxStatusLineLength : -1", false},
		{4096, -5, -1, "Invalid configuration found for maxHeaderSize : -5", false},
		{4096, 8192, -2, "Invalid configuration found for maxEntityBodySize : -2", false},
	} {
		cl := value.NewObject(p.b.classes["Client"])
		limits := rec("maxStatusLineLength", c.line, "maxHeaderSize", c.head, "maxEntityBodySize", c.body)
		e, _ := p.call("Client.init", cl, value.Str(server.URL), clientConfig("httpVersion", "1.1", "responseLimits", limits)).(*value.Error)
		if c.init != "" {
			if e == nil || e.Message != c.init {
				t.Errorf("%+v: making the client gives %v", c, e)
			}
			continue
		}
		if e != nil {
			t.Errorf("%+v: %v", c, e)
			continue
		}
		if e, failed := p.get(cl, "/", types.String).(*value.Error); failed == c.ok {
			t.Errorf("%+v: %v", c, e)
		}
	}
}

func TestParseHeader(t *testing.T) {
	p := newProgram(t)
	for in, want := range map[string]string{
		"text/html":                         `[{"value":"text/html","params":{}}]`,
		"a/b; x=1 ; y = 2,c/d":              `[{"value":"a/b","params":{"x":"1","y":"2"}},{"value":"c/d","params":{}}]`,
		`form-data; name="photo, large"; q`: `[{"value":"form-data","params":{"name":""photo, large""}}]`,
		"max-age=60, private":               `[{"value":"max-age=60","params":{}},{"value":"private","params":{}}]`,
	} {
		if got := value.ToString(p.must("parseHeader", value.Str(in))); got != want {
			t.Errorf("%s\n gives %s\nwant   %s", in, got, want)
		}
	}
}
