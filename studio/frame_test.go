package studio

import (
	"net/http"
	"strings"
	"testing"
)

// TestFrames: an editor may show the page in a frame when it knows the token, and
// nobody else may.
func TestFrames(t *testing.T) {
	t.Parallel()
	s := orders(t)
	for _, c := range []struct {
		path   string
		framed bool
	}{
		{"/?token=" + s.Token(), true},
		{"/?token=" + s.Token() + "&theme=dark", true},
		{"/", false},
		{"/?token=", false},
		{"/?token=" + s.Token()[1:], false},
		{"/assets/x.js?token=" + s.Token(), false},
	} {
		res, err := http.Get(s.url + c.path)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		want := "frame-ancestors 'none'"
		if c.framed {
			want = "frame-ancestors vscode-webview: vscode-file:"
		}
		if got := res.Header.Get("Content-Security-Policy"); !strings.HasSuffix(got, want) {
			t.Errorf("%s: %s", c.path, got)
		}
	}
}
