// Package browser drives a headless Chromium for tests that look at pages as a
// reader would. It speaks the browser's own protocol over a pipe, so that no
// port is opened and no further module is needed.
package browser

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"testing"
	"time"
)

// names are those under which systems have the browser.
var names = [...]string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// wait is how long a page may take for one thing.
const wait = 20 * time.Second

// Browser is a running browser.
type Browser struct {
	t   *testing.T
	cmd *exec.Cmd
	w   io.WriteCloser

	mu      sync.Mutex
	next    int
	waiting map[int]chan reply
	err     error
}

type reply struct {
	Result json.RawMessage
	Error  *struct{ Message string }
}

// Start runs a browser that ends with the test. Without one on the machine the
// test is skipped, and fails in CI.
func Start(t *testing.T) *Browser {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the pipe to the browser needs a Unix system")
	}
	path := ""
	for _, n := range names {
		if p, err := exec.LookPath(n); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		const msg = "no browser: install Chromium ('apt-get install chromium', 'brew install --cask chromium') to run this test"
		if os.Getenv("CI") != "" {
			t.Fatal(msg)
		}
		t.Skip(msg)
	}
	in, toBrowser, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fromBrowser, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "browser-")
	if err != nil {
		t.Fatal(err)
	}
	b := &Browser{t: t, w: toBrowser, waiting: map[int]chan reply{}}
	b.cmd = exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--disable-extensions", "--disable-background-networking", "--hide-scrollbars", "--remote-debugging-pipe", "--user-data-dir="+dir, "about:blank")
	b.cmd.ExtraFiles = []*os.File{in, out} // the browser's 3 and 4
	if err := b.cmd.Start(); err != nil {
		t.Fatalf("%s cannot be started: %v", path, err)
	}
	in.Close()
	out.Close()
	go b.read(fromBrowser)
	t.Cleanup(func() {
		b.w.Close()
		// It ends when the pipe does; a browser that hangs is not waited for.
		timer := time.AfterFunc(5*time.Second, func() { _ = b.cmd.Process.Kill() })
		_ = b.cmd.Wait()
		timer.Stop()
		fromBrowser.Close()
		_ = os.RemoveAll(dir)
	})
	return b
}

func (b *Browser) read(r io.Reader) {
	br := bufio.NewReaderSize(r, 1<<20)
	for {
		msg, err := br.ReadBytes(0)
		if err != nil {
			b.mu.Lock()
			b.err = err
			for id, c := range b.waiting {
				close(c)
				delete(b.waiting, id)
			}
			b.mu.Unlock()
			return
		}
		var m struct {
			ID int
			reply
		}
		if json.Unmarshal(msg[:len(msg)-1], &m) != nil || m.ID == 0 {
			continue // an event
		}
		b.mu.Lock()
		c := b.waiting[m.ID]
		delete(b.waiting, m.ID)
		b.mu.Unlock()
		if c != nil {
			c <- m.reply
		}
	}
}

// call sends a command and gives its result.
func (b *Browser) call(session, method string, params any, result any) {
	b.t.Helper()
	if err := b.try(session, method, params, result); err != nil {
		b.t.Fatal(err)
	}
}

func (b *Browser) try(session, method string, params any, result any) error {
	b.mu.Lock()
	if b.err != nil {
		b.mu.Unlock()
		return fmt.Errorf("%s: the browser has ended: %w", method, b.err)
	}
	b.next++
	id := b.next
	c := make(chan reply, 1)
	b.waiting[id] = c
	b.mu.Unlock()
	msg := map[string]any{"id": id, "method": method}
	if params != nil {
		msg["params"] = params
	}
	if session != "" {
		msg["sessionId"] = session
	}
	text, err := json.Marshal(msg)
	if err == nil {
		_, err = b.w.Write(append(text, 0))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case r, ok := <-c:
		switch {
		case !ok:
			return fmt.Errorf("%s: the browser has ended", method)
		case r.Error != nil:
			return fmt.Errorf("%s: %s", method, r.Error.Message)
		case result != nil:
			return json.Unmarshal(r.Result, result)
		}
		return nil
	case <-time.After(wait):
		return fmt.Errorf("%s: no answer within %v", method, wait)
	}
}

// Page is a page in a window of its own.
type Page struct {
	b       *Browser
	session string
}

// Open shows an address in a window of the size given, and waits until it is
// loaded.
func (b *Browser) Open(url string, width, height int) *Page {
	b.t.Helper()
	var target struct{ TargetID string }
	b.call("", "Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.call("", "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	p := &Page{b, attached.SessionID}
	p.call("Page.enable", nil, nil)
	p.Size(width, height)
	p.call("Page.navigate", map[string]any{"url": url}, nil)
	p.Wait("location.href !== 'about:blank' && document.readyState === 'complete'")
	return p
}

func (p *Page) call(method string, params, result any) {
	p.b.t.Helper()
	p.b.call(p.session, method, params, result)
}

// Size gives the window another size.
func (p *Page) Size(width, height int) {
	p.b.t.Helper()
	p.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}, nil)
}

// Prefer sets the colours that the reader prefers, "light" or "dark".
func (p *Page) Prefer(scheme string) {
	p.b.t.Helper()
	p.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}}, nil)
}

// Eval computes an expression of JavaScript, a promise's value included, as
// text.
func (p *Page) Eval(js string) string {
	p.b.t.Helper()
	v, err := p.eval(js)
	if err != nil {
		p.b.t.Fatal(err)
	}
	return v
}

func (p *Page) eval(js string) (string, error) {
	var r struct {
		Result struct {
			Value any
		}
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	err := p.b.try(p.session, "Runtime.evaluate", map[string]any{"expression": js, "awaitPromise": true, "returnByValue": true}, &r)
	if e := r.ExceptionDetails; err == nil && e != nil {
		err = fmt.Errorf("%s: %s %s", js, e.Text, e.Exception.Description)
	}
	return fmt.Sprint(r.Result.Value), err
}

// Wait waits until a condition of JavaScript holds. While a page is being
// replaced by another the question is put again.
func (p *Page) Wait(js string) {
	p.b.t.Helper()
	end := time.Now().Add(wait)
	var err error
	for time.Now().Before(end) {
		var v string
		if v, err = p.eval("!!(" + js + ") || new Promise(done => setTimeout(() => done(!!(" + js + ")), 20))"); err == nil && v == "true" {
			return
		}
	}
	p.b.t.Fatalf("the page does not come to: %s (%v)", js, err)
}

// Type enters text where the focus is.
func (p *Page) Type(text string) {
	p.b.t.Helper()
	p.call("Input.insertText", map[string]any{"text": text}, nil)
}

// Key presses a key, as in "ArrowDown", "Enter" or "/".
func (p *Page) Key(key string) {
	p.b.t.Helper()
	codes := map[string]int{"Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40, "Tab": 9}
	ev := map[string]any{"type": "keyDown", "key": key, "windowsVirtualKeyCode": codes[key]}
	switch {
	case key == "Enter":
		ev["text"] = "\r"
	case len(key) == 1:
		ev["text"] = key
	}
	p.call("Input.dispatchKeyEvent", ev, nil)
	delete(ev, "text")
	ev["type"] = "keyUp"
	p.call("Input.dispatchKeyEvent", ev, nil)
}

// Screenshot writes a picture of the window as a PNG file.
func (p *Page) Screenshot(file string) {
	p.b.t.Helper()
	var r struct{ Data string }
	p.call("Page.captureScreenshot", map[string]any{"format": "png"}, &r)
	data, err := base64.StdEncoding.DecodeString(r.Data)
	if err == nil {
		err = os.WriteFile(file, data, 0o666)
	}
	if err != nil {
		p.b.t.Fatal(err)
	}
}

// Media shows the page as for "screen" or "print".
func (p *Page) Media(media string) {
	p.b.t.Helper()
	p.call("Emulation.setEmulatedMedia", map[string]any{"media": media}, nil)
}
