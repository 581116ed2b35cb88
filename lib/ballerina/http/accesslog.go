package http

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"barre/lib/ballerina/log/logfile"
	"barre/runtime"
	"barre/value"
)

// accessLog writes a line for each request that was served.
type accessLog struct {
	json     bool
	attrs    []string
	mu       sync.Mutex
	console  io.Writer // nil for none
	warn     io.Writer
	path     string // of a file, "" for none
	rotation *logfile.Rotation
	files    logfile.Files
}

// accessAttributes are the attributes of a line when none are configured.
var accessAttributes = []string{"ip", "date_time", "request", "status", "response_body_size", "http_referrer", "http_user_agent"}

// startLogs reads the configuration of the access log when the module is
// initialised.
func (m *module) startLogs(c *runtime.Context, args []value.Value) (value.Value, error) {
	cfg := mapping(args[0])
	console := cfg.Bool("console")
	path, toFile := cfg.Str("path"), cfg.Field("path") != nil
	log := &accessLog{json: cfg.Str("format") == "json", attrs: accessAttributes, warn: m.rt.Stderr}
	log.files.Millis = true
	if f := mapping(cfg.Field("file")); f != nil {
		if toFile {
			fmt.Fprintln(m.rt.Stdout, "WARNING: Conflicting configuration detected: 'file' and deprecated 'path' are configured. The 'file' configuration will be used.")
		}
		path, toFile = f.Str("path"), true
		if r := mapping(f.Field("rotation")); r != nil {
			var err error
			if log.rotation, err = logfile.NewRotation(r); err != nil {
				return m.err("Error", err.Error(), nil), nil
			}
		}
	}
	if !console && !toFile {
		return nil, nil
	}
	if a := stringsOf(cfg.Field("attributes")); len(a) > 0 {
		log.attrs = a
	}
	if console {
		log.console = m.rt.Stderr
	}
	if toFile {
		if strings.TrimSpace(path) == "" {
			return m.err("Error", "Invalid configuration: 'rotation' requires a valid 'path' for file logging.", nil), nil
		}
		if m.rt.Dir != "" && !filepath.IsAbs(path) {
			path = filepath.Join(m.rt.Dir, path)
		}
		if i, err := os.Stat(path); err == nil && i.IsDir() {
			return m.err("Error", "Path must include a file name, not just a directory.", nil), nil
		}
		// The first line is not the first to learn that nothing can be written.
		if err := log.files.Append(path, nil, nil); err != nil {
			return m.err("Error", "failed to setup HTTP access log: "+err.Error(), nil), nil
		}
		log.path = path
	}
	fmt.Fprintln(m.rt.Stderr, "ballerina: HTTP access log enabled")
	m.access = log
	return nil, nil
}

// counter is a response writer that knows what was sent.
type counter struct {
	http.ResponseWriter
	status int
	n      int64
}

func (w *counter) WriteHeader(code int) {
	if code >= 200 || code == http.StatusSwitchingProtocols {
		w.status = code
	}
	w.ResponseWriter.WriteHeader(code)
}

func (w *counter) Write(p []byte) (int, error) {
	n, err := w.ResponseWriter.Write(p)
	w.n += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController find the connection.
func (w *counter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// counted is a request body that knows how much of it was read.
type counted struct {
	io.ReadCloser
	n int64
}

func (b *counted) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.n += int64(n)
	return n, err
}

// logged serves a request and writes its line.
func (l *listener) logged(x *exchange) {
	start := time.Now()
	w := &counter{ResponseWriter: x.w, status: http.StatusOK}
	b := &counted{ReadCloser: x.r.Body}
	x.w, x.r.Body = w, b
	defer func() { l.access.write(x.r, w, b.n, start) }()
	x.serve()
	x.finish()
}

func (g *accessLog) write(r *http.Request, w *counter, in int64, start time.Time) {
	var b []byte
	first := true
	if g.json {
		b = append(b, '{')
	}
	for _, name := range g.attrs {
		v, ok := accessValue(name, r, w, in, start)
		if !ok {
			continue
		}
		if g.json {
			if !first {
				b = append(b, ", "...)
			}
			b = value.AppendJSONString(b, name)
			b = append(b, ": "...)
			b = value.AppendJSONString(b, v)
		} else {
			if !first {
				b = append(b, ' ')
			}
			b = append(b, flatAttribute(name, v)...)
		}
		first = false
	}
	if g.json {
		b = append(b, '}')
	}
	b = append(b, '\n')
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.console != nil {
		_, _ = g.console.Write(b) // a log that cannot be written has nowhere to say so
	}
	if g.path == "" {
		return
	}
	if err := g.files.Append(g.path, b, g.rotation); err != nil {
		fmt.Fprintln(g.warn, "error: failed to write the HTTP access log: "+err.Error())
	}
}

// flatAttribute is an attribute as the flat format shows it.
func flatAttribute(name, v string) string {
	switch {
	case name == "date_time":
		return "[" + v + "]"
	case name == "request", strings.HasPrefix(name, "http_"):
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`).Replace(v) + `"`
	}
	return v
}

// accessValue is the value of an attribute; false when there is no such
// attribute.
func accessValue(name string, r *http.Request, w *counter, in int64, start time.Time) (string, bool) {
	header := func(h string) string {
		if v := r.Header.Get(h); v != "" {
			return v
		}
		return "-"
	}
	switch name {
	case "ip":
		ip, _ := splitAddress(r.RemoteAddr)
		return ip, true
	case "date_time":
		return start.Format("02/Jan/2006:15:04:05.000 -0700"), true
	case "request":
		return r.Method + " " + r.RequestURI + " " + r.Proto, true
	case "request_method":
		return r.Method, true
	case "request_uri":
		return r.RequestURI, true
	case "scheme":
		return r.Proto, true
	case "status":
		return strconv.Itoa(w.status), true
	case "request_body_size":
		return strconv.FormatInt(in, 10), true
	case "response_body_size":
		return strconv.FormatInt(w.n, 10), true
	case "request_time":
		return strconv.FormatInt(time.Since(start).Milliseconds(), 10), true
	case "http_referrer":
		return header("Referer"), true
	case "http_user_agent":
		return header("User-Agent"), true
	}
	if h, ok := strings.CutPrefix(name, "http_"); ok {
		if _, has := r.Header[http.CanonicalHeaderKey(h)]; !has {
			h = strings.ReplaceAll(h, "_", "-")
		}
		return header(h), true
	}
	return "", false
}
