package line

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// History is what was typed before, the oldest first; it may be kept in a file.
type History struct {
	entries []string
	file    string // "" when it is not kept
}

// MaxHistory is how many entries are kept.
const MaxHistory = 1000

// maxHistoryFile is the size in bytes up to which a file is read.
const maxHistoryFile = 4 << 20

// OpenHistory reads the history in a file, which needs not exist. A file that
// cannot be read makes an empty history that is not kept.
func OpenHistory(file string) *History {
	h := &History{file: file}
	st, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return h
	case err != nil || !st.Mode().IsRegular() || st.Size() > maxHistoryFile:
		return &History{}
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return &History{}
	}
	lines := strings.Split(strings.TrimRight(strings.ToValidUTF8(string(b), "\ufffd"), "\n"), "\n")
	for _, l := range lines[max(0, len(lines)-MaxHistory):] {
		if l != "" {
			h.entries = append(h.entries, unescape.Replace(l))
		}
	}
	// It grows by appending, so that several shells can share it; now and then it
	// is cut.
	if len(lines) > MaxHistory*3/2 {
		h.rewrite()
	}
	return h
}

// An entry is one line of the file.
var (
	escape   = strings.NewReplacer("\\", "\\\\", "\n", "\\n", "\r", "")
	unescape = strings.NewReplacer("\\\\", "\\", "\\n", "\n")
)

// Add appends an entry, unless it repeats the last one. With keep it is written to
// the file, if there is one, as well.
func (h *History) Add(text string, keep bool) {
	text = strings.TrimRight(text, "\n")
	if strings.TrimSpace(text) == "" || len(h.entries) > 0 && h.entries[len(h.entries)-1] == text {
		return
	}
	h.entries = append(h.entries, text)
	if n := len(h.entries) - MaxHistory; n > 0 {
		h.entries = slices.Delete(h.entries, 0, n)
	}
	if !keep || h.file == "" {
		return
	}
	// A history that cannot be kept is no reason to disturb whoever types.
	if os.MkdirAll(filepath.Dir(h.file), 0o700) != nil {
		return
	}
	f, err := os.OpenFile(h.file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	_, _ = f.WriteString(escape.Replace(text) + "\n")
	_ = f.Close()
}

// rewrite replaces the file by one with the entries at hand.
func (h *History) rewrite() {
	f, err := os.CreateTemp(filepath.Dir(h.file), ".shell_history")
	if err != nil {
		return
	}
	var b strings.Builder
	for _, e := range h.entries {
		b.WriteString(escape.Replace(e) + "\n")
	}
	_, err = f.WriteString(b.String())
	if err2 := f.Close(); err != nil || err2 != nil || os.Rename(f.Name(), h.file) != nil {
		_ = os.Remove(f.Name())
	}
}

// Entries are the entries, the oldest first.
func (h *History) Entries() []string { return slices.Clone(h.entries) }
