package studio

import (
	"compress/gzip"
	"crypto/subtle"
	"errors"
	"io"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"

	"github.com/coder/websocket"
)

// Handler serves Studio to browsers on this machine. A page of another site cannot
// reach it: a request has to name this machine as its host, so that no name that was
// made to point here is served, a WebSocket has to come from a page of ours, and
// whoever opens one has to know the token.
func (s *Server) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		if !loopbackHost(r.Host) {
			http.Error(w, "Studio answers on this machine only: open the address that 'barre studio' printed.", http.StatusForbidden)
			return
		}
		h.Set("Content-Security-Policy", policy(r.Host, r.URL.Path == "/" && s.knows(r)))
		if r.URL.Path == "/ws" {
			s.socket(w, r)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "Only GET is possible here.", http.StatusMethodNotAllowed)
			return
		}
		s.asset(w, r)
	})
}

// policy allows the page what it brings along and nothing else. Monaco puts style
// sheets into the page and makes its workers of blobs. framed lets VS Code show it in
// a frame: its web views are within its own window, so that both have to be named.
func policy(host string, framed bool) string {
	ancestors := "'none'"
	if framed {
		ancestors = "vscode-webview: vscode-file:"
	}
	return "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
		"worker-src 'self' blob:; connect-src 'self' ws://" + host + "; manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; " +
		"frame-ancestors " + ancestors
}

// knows tells whether a request has the token.
func (s *Server) knows(r *http.Request) bool {
	return subtle.ConstantTimeCompare([]byte(r.URL.Query().Get("token")), []byte(s.token)) == 1
}

// loopbackHost tells whether a request names this machine.
func loopbackHost(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
	if strings.EqualFold(name, "localhost") {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}

// sameOrigin tells whether a WebSocket is opened by a page that this server gave, or
// by something that is no browser.
func sameOrigin(r *http.Request) bool {
	origins := r.Header.Values("Origin")
	if len(origins) == 0 {
		return true
	}
	u, err := url.Parse(origins[0])
	return len(origins) == 1 && err == nil && u.Scheme == "http" && strings.EqualFold(u.Host, r.Host)
}

// socket takes a tab.
func (s *Server) socket(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) {
		http.Error(w, "This page is not of Studio.", http.StatusForbidden)
		return
	}
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{CompressionMode: websocket.CompressionDisabled, OriginPatterns: []string{r.Host}})
	if err != nil {
		return // it has been answered
	}
	if !s.knows(r) {
		// A browser tells its page nothing but how a socket was closed.
		conn.Close(websocket.StatusPolicyViolation, "The token is wrong: open the address that 'barre studio' printed.")
		return
	}
	s.serve(s.ctx, conn)
}

// noAssets is what a binary without the web application shows.
const noAssets = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Studio</title>
<body style="font: 15px/1.5 system-ui, sans-serif; max-width: 42em; margin: 4em auto; padding: 0 1em">
<h1 style="font-size: 1.4em">This binary was built without Studio</h1>
<p>The server runs, but the web application is not in it. Build it with <code>make web</code> and then the binary with
<code>make build</code>, or start with <code>barre studio --web DIR</code>, where DIR is the folder of a built web application.</p>`

// asset serves a file of the web application.
func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	if s.o.Assets == nil {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, noAssets)
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" {
		name = "index.html"
	}
	content, encoding, err := s.packed(name, r.Header.Get("Accept-Encoding"))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		http.Error(w, "There is no such page.", http.StatusNotFound)
		return
	}
	if err != nil {
		http.Error(w, "The page cannot be read.", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", contentType(name))
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	// Built files carry the hash of what they hold in their names.
	if strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		h.Set("Cache-Control", "no-store")
	}
	w.Write(content)
}

// packed reads a file, or the packed one that stands for it.
func (s *Server) packed(name, accept string) (b []byte, encoding string, err error) {
	if strings.Contains(accept, "gzip") {
		if b, err := fs.ReadFile(s.o.Assets, name+".gz"); err == nil {
			return b, "gzip", nil
		}
	}
	if b, err = fs.ReadFile(s.o.Assets, name); !errors.Is(err, fs.ErrNotExist) {
		return b, "", err
	}
	// Whoever does not take it packed gets it unpacked.
	f, err := s.o.Assets.Open(name + ".gz")
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, "", err
	}
	b, err = io.ReadAll(z)
	return b, "", err
}

// contentType does not depend on what the system thinks of names.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json", ".map":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	case ".ttf":
		return "font/ttf"
	case ".wasm":
		return "application/wasm"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
