package shell

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"barre/packages"
	"barre/shell/line"
)

// terminal lets somebody type.
type terminal struct {
	editor *line.Editor
	errOut io.Writer
	stdin  io.Reader
}

// openTerminal gives the terminal that a shell was started in, nil without one
// that lines can be edited in.
func (sh *shell) openTerminal() *terminal {
	in, ok1 := sh.o.Stdin.(*os.File)
	out, ok2 := sh.o.Stdout.(*os.File)
	if !ok1 || !ok2 {
		return nil
	}
	tty, ok := line.OpenTTY(in, out, sh.getenv("TERM"))
	if !ok {
		return nil
	}
	t := &terminal{editor: line.New(tty, prompt, morePrompt), stdin: in, errOut: sh.o.Stderr}
	if f, ok := sh.o.Stderr.(*os.File); ok && sameTerminal(out, f) {
		t.errOut = t.editor // so that the line being typed is not written over
	}
	if set, err := packages.LoadSettings(sh.o.Environ); err == nil {
		t.editor.History = line.OpenHistory(filepath.Join(set.Home, "shell_history"))
	}
	t.editor.Complete = sh.complete
	return t
}

// sameTerminal reports whether two files are terminals: who has redirected
// neither has one only.
func sameTerminal(a, b *os.File) bool {
	x, err1 := a.Stat()
	y, err2 := b.Stat()
	return err1 == nil && err2 == nil && x.Mode()&os.ModeCharDevice != 0 && y.Mode()&os.ModeCharDevice != 0
}

func (sh *shell) getenv(name string) string {
	for i := len(sh.o.Environ) - 1; i >= 0; i-- {
		if v, ok := strings.CutPrefix(sh.o.Environ[i], name+"="); ok {
			return v
		}
	}
	return ""
}

func (t *terminal) read(more func(string) bool) (string, error) {
	t.editor.More = more
	text, err := t.editor.Read()
	if errors.Is(err, line.ErrAbandoned) {
		return "", errAbandoned
	}
	return text, err
}

func (t *terminal) remember(text string) { t.editor.History.Add(text, !secret(text)) }
func (t *terminal) interactive() bool    { return true }
func (t *terminal) abandon() bool        { return t.editor.Abandon() }
func (t *terminal) close()               { t.editor.Close() }

func (t *terminal) program() (io.Reader, io.Writer, io.Writer) { return t.stdin, t.editor, t.errOut }

// secretWords match what gives a name that says so a value, or brings a key.
var secretWords = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(password|passwd|passphrase|secret|token|api_?key|access_?key|private_?key|credential)\w*["']?\s*[:=]` +
		`|\b(bearer|basic)\s+[\w+/=.-]{8,}|-----BEGIN|://[^\s/:@"]+:[^\s/@"]+@`)
})

// secret reports whether an input is to be kept out of the history's file: it seems
// to hold a secret, or begins with a space.
func secret(text string) bool {
	return strings.HasPrefix(text, " ") || secretWords().MatchString(text)
}

// complete lists what a name before byte pos of text may be.
func (sh *shell) complete(text string, pos int) (from int, list []line.Candidate) {
	if before := text[:pos]; isCommand(before) {
		return sh.completeCommand(before)
	}
	from, found := sh.s.world.Complete(sh.s.module, text, pos, sh.s.moduleFor)
	prefixes := false
	for _, c := range found {
		prefixes = prefixes || c.Kind == "keyword"
		detail := c.Detail
		if c.Kind == "keyword" || detail == "" {
			detail = c.Kind
		}
		detail = strings.TrimPrefix(strings.TrimPrefix(detail, "isolated "), "function ")
		if c.Kind == "prefix" {
			c.Name += ":"
		}
		if c.Kind != "keyword" && c.Kind != "method" {
			c.Name = written(c.Name)
		}
		list = append(list, line.Candidate{Name: c.Name, Detail: detail})
	}
	if prefixes { // where a name may begin: the library needs no import
		list = append(list, sh.s.prefixes()...)
	}
	return from, list
}

// prefixes are those of the library modules that names may begin with.
func (s *session) prefixes() []line.Candidate {
	taken := map[string]bool{}
	for _, i := range s.module.SessionImports() {
		taken[i.Prefix] = true
	}
	var r []line.Candidate
	for _, m := range s.libs {
		prefix := m.Name[strings.LastIndexByte(m.Name, '.')+1:]
		if taken[prefix] || strings.HasPrefix(m.Name, "lang.") || strings.Contains(m.Name, "__") {
			continue
		}
		taken[prefix] = true
		r = append(r, line.Candidate{Name: prefix + ":", Detail: m.QName()})
	}
	return r
}

// completeCommand completes the names of commands, and what they take.
func (sh *shell) completeCommand(before string) (from int, list []line.Candidate) {
	from = strings.LastIndexAny(before, " \t") + 1
	words := strings.Fields(before)
	if from <= len(before)-len(strings.TrimLeft(before, " \t")) {
		for _, c := range commands() {
			list = append(list, line.Candidate{Name: "/" + c.name, Detail: strings.ReplaceAll(c.help, "\n", " ")})
		}
		return from, list
	}
	switch words[0] {
	case "/help":
		for _, t := range append(topics(), "topics") {
			list = append(list, line.Candidate{Name: t})
		}
	case "/remove":
		for _, d := range sh.s.module.Declarations() {
			list = append(list, line.Candidate{Name: d.Name, Detail: d.Kind})
		}
		for _, i := range sh.s.module.SessionImports() {
			list = append(list, line.Candidate{Name: i.Prefix, Detail: i.Org + "/" + i.Name})
		}
	case "/file":
		for _, name := range files(before[from:]) {
			list = append(list, line.Candidate{Name: name})
		}
	}
	return from, list
}

// files lists the folders, with a slash behind, and the .bal files that a path
// which is being typed may become.
func files(path string) []string {
	dir := path[:strings.LastIndexAny(path, `/\`)+1]
	where := dir
	if where == "" {
		where = "."
	}
	entries, err := os.ReadDir(where)
	if err != nil {
		return nil
	}
	var r []string
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, "."):
		case e.IsDir():
			r = append(r, dir+name+"/")
		case strings.HasSuffix(name, ".bal"):
			r = append(r, dir+name)
		}
	}
	return r
}
