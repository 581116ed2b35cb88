package csv

// Rows that cannot be read, told and left out.

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"barre/runtime"
	"barre/value"
)

// failSafe tells about rows that cannot be read.
type failSafe struct {
	m        *module
	reporter *value.Object // logs to the console; nil when that is not wanted
	console  bool
	source   bool // the console shows rows as well
	path     string
	content  string
	began    bool // something was written
	append   bool
}

func (m *module) newFailSafe(o *value.Map) (*failSafe, error) {
	f := &failSafe{m: m, console: o.Bool("enableConsoleLogs"), source: o.Bool("includeSourceDataInConsole")}
	file, ok := o.Field("fileOutputMode").(*value.Map)
	if !ok {
		return f, nil
	}
	f.path, f.content, f.append = file.Str("filePath"), file.Str("contentType"), file.Str("fileWriteOption") != "OVERWRITE"
	if f.path == "" {
		return nil, failure{msg: "the path of the file for rows that cannot be read is empty"}
	}
	if dir := m.Runtime().Dir; dir != "" && !filepath.IsAbs(f.path) {
		f.path = filepath.Join(dir, f.path)
	}
	return f, nil
}

// logged is what is written about a row; see LogOutput.
type logged struct {
	Time     string    `json:"time,omitempty"`
	Location *location `json:"location,omitempty"`
	Message  string    `json:"message,omitempty"`
	Row      *string   `json:"offendingRow,omitempty"`
}

type location struct {
	Row    int `json:"row"`
	Column int `json:"column"`
}

// report tells about a row. Its error is one of this module, or a panic.
func (f *failSafe) report(c *runtime.Context, wrong failure, line int, text func() string) error {
	if f.console {
		if err := f.log(c, wrong, line, text); err != nil {
			return err
		}
	}
	if f.path == "" {
		return nil
	}
	var out []byte
	if f.content == "RAW" {
		out = []byte(text())
	} else {
		l := logged{Time: time.Now().UTC().Format(time.RFC3339Nano), Location: &location{line, wrong.column + 1}, Message: wrong.msg}
		if f.content == "RAW_AND_METADATA" {
			row := text()
			l.Row = &row
		}
		var err error
		if out, err = json.Marshal(l); err != nil {
			return err
		}
	}
	var err error
	c.Block(func() { err = f.write(append(out, '\n')) })
	if err != nil {
		return failure{msg: "cannot write to the file '" + f.path + "' for rows that cannot be read: " + reason(err)}
	}
	return nil
}

func (f *failSafe) log(c *runtime.Context, wrong failure, line int, text func() string) error {
	if f.reporter == nil {
		v, err := f.m.New(c, "Reporter")
		if err != nil {
			return err
		}
		f.reporter = v.(*value.Object)
	}
	var row value.Value
	if f.source {
		row = value.Str(text())
	}
	_, err := c.CallMethod(f.reporter, "report", value.Str(wrong.msg), value.Int(line), value.Int(wrong.column+1), row)
	return err
}

func (f *failSafe) write(b []byte) error {
	flags := os.O_WRONLY | os.O_CREATE | os.O_APPEND
	if !f.began {
		if !f.append {
			flags |= os.O_TRUNC
		}
		if err := os.MkdirAll(filepath.Dir(f.path), 0o777); err != nil {
			return err
		}
	}
	file, err := os.OpenFile(f.path, flags, 0o666)
	if err != nil {
		return err
	}
	f.began = true
	_, err = file.Write(b)
	return errors.Join(err, file.Close())
}

// reason says what went wrong with a file, without its path.
func reason(err error) string {
	var e syscall.Errno
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.As(err, &e):
		return e.Error()
	}
	return "it is not accessible"
}
