package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/coder/websocket"
)

// opened is the time from the start of Studio on the generated package until a tab has
// the overview of it; the other side checks its package.
func (b *bench) opened(s side) (float64, error) {
	if !s.barre {
		return b.checkTime(s)
	}
	t, err := b.openStudio()
	if err != nil {
		return 0, err
	}
	defer t.close()
	var overview struct {
		Model *struct {
			Types []json.RawMessage `json:"types"`
		} `json:"model"`
	}
	if err := t.call("studio/hello", nil, nil); err != nil {
		return 0, err
	}
	if err := t.call("studio/overview", nil, &overview); err != nil {
		return 0, err
	}
	took := float64(time.Since(t.began).Microseconds()) / 1000
	if overview.Model == nil || len(overview.Model.Types) < 100 {
		return 0, fmt.Errorf("the overview is not that of the package")
	}
	return took, nil
}

// drawn is the time from a character typed in the generated package until a tab has the
// new model of the flow that it is in; the other side is that of a keystroke.
func (b *bench) drawn(s side) (float64, error) {
	if !s.barre {
		return b.recheck()
	}
	t, err := b.openStudio()
	if err != nil {
		return 0, err
	}
	defer t.close()
	if err := t.call("studio/hello", nil, nil); err != nil {
		return 0, err
	}
	path, err := filepath.EvalSymlinks(filepath.Join(t.dir, "modules", editedModule, "f1.bal"))
	if err != nil {
		return 0, err
	}
	var doc struct {
		URI     string `json:"uri"`
		Version int    `json:"version"`
		Text    string `json:"text"`
	}
	slash := filepath.ToSlash(path)
	uri := "file://" + strings.Repeat("/", max(0, 1-strings.Index(slash, "/"))) + strings.TrimPrefix(slash, "/")
	if err := t.call("studio/read", map[string]any{"uri": uri}, &doc); err != nil {
		return 0, err
	}
	before, _, ok := strings.Cut(doc.Text, "where o.")
	if !ok {
		return 0, fmt.Errorf("%s has not what is looked for", path)
	}
	before += "where o."
	var at struct {
		Model struct {
			Flow string `json:"flow"`
		} `json:"model"`
	}
	if err := t.call("studio/at", map[string]any{"uri": uri, "offset": len(before)}, &at); err != nil {
		return 0, err
	}
	// The explorer beside the diagram watches the whole package.
	if err := t.call("studio/watch", map[string]any{"kind": "overview"}, nil); err != nil {
		return 0, err
	}
	var watched struct {
		Watch int `json:"watch"`
	}
	if err := t.call("studio/watch", map[string]any{"kind": "flow", "id": at.Model.Flow}, &watched); err != nil {
		return 0, err
	}
	line := strings.Count(before, "\n")
	col := len(before) - strings.LastIndexByte(before, '\n') - 1
	var took []float64
	for i := range keystrokes {
		start := time.Now()
		from, to, text := col, col, "c"
		if i%2 == 1 {
			to, text = col+1, ""
		}
		place := func(c int) map[string]any { return map[string]any{"line": line, "character": c} }
		if err := t.send("studio/change", map[string]any{"uri": uri, "version": doc.Version + i,
			"changes": []any{map[string]any{"range": map[string]any{"start": place(from), "end": place(to)}, "text": text}}}); err != nil {
			return 0, err
		}
		if err := t.wait(func(m *studioMessage) bool { return m.Method == "studio/model" && m.Params.Watch == watched.Watch }); err != nil {
			return 0, err
		}
		took = append(took, float64(time.Since(start).Microseconds())/1000)
	}
	slices.Sort(took)
	return took[len(took)/2], nil
}

// studioTab is a tab of Studio, and the process that serves it.
type studioTab struct {
	cmd   *exec.Cmd
	conn  *websocket.Conn
	dir   string
	began time.Time
	last  int
}

type studioMessage struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Result json.RawMessage `json:"result"`
	Params struct {
		Watch int `json:"watch"`
	} `json:"params"`
	Error *struct {
		Message string `json:"message"`
	} `json:"error"`
}

// openStudio starts Studio on the generated package.
func (b *bench) openStudio() (*studioTab, error) {
	dir, err := b.packageDir(side{barre: true})
	if err != nil {
		return nil, err
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, err
	}
	t := &studioTab{dir: dir, cmd: exec.Command(b.barre(), "studio", "--no-open", "--port", "0", dir), began: time.Now()}
	out, err := t.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	var errOut bytes.Buffer
	t.cmd.Stderr = &errOut
	if err := t.cmd.Start(); err != nil {
		return nil, err
	}
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.close()
		return nil, fmt.Errorf("Studio does not start: %s", errOut.String())
	}
	host, token, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(address), "http://"), "/?")
	t.conn, _, err = websocket.Dial(context.Background(), "ws://"+host+"/ws?"+token, nil)
	if err != nil {
		t.close()
		return nil, err
	}
	t.conn.SetReadLimit(-1)
	return t, nil
}

func (t *studioTab) close() {
	if t.conn != nil {
		t.conn.CloseNow()
	}
	t.cmd.Process.Signal(os.Interrupt)
	t.cmd.Wait()
}

func (t *studioTab) send(method string, params any) error {
	t.last++
	m := map[string]any{"jsonrpc": "2.0", "id": t.last, "method": method}
	if params != nil {
		m["params"] = params
	}
	raw, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return t.conn.Write(context.Background(), websocket.MessageText, raw)
}

// wait reads messages until one fits.
func (t *studioTab) wait(fits func(m *studioMessage) bool) error {
	ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
	defer stop()
	for {
		_, raw, err := t.conn.Read(ctx)
		if err != nil {
			return err
		}
		var m studioMessage
		if err := json.Unmarshal(raw, &m); err != nil {
			return err
		}
		if m.Error != nil {
			return fmt.Errorf("%s", m.Error.Message)
		}
		if fits(&m) {
			return nil
		}
	}
}

func (t *studioTab) call(method string, params, result any) error {
	if err := t.send(method, params); err != nil {
		return err
	}
	var answer json.RawMessage
	if err := t.wait(func(m *studioMessage) bool {
		answer = m.Result
		return m.ID == t.last && m.Method == ""
	}); err != nil || result == nil {
		return err
	}
	return json.Unmarshal(answer, result)
}
