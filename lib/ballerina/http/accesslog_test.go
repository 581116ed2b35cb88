package http

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"barre/types"
	"barre/value"
)

func TestAccessLogFile(t *testing.T) {
	p := newProgram(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "logs", "access.log")
	p.must("startLogs", rec("console", false, "format", "flat", "attributes", []string{"request_uri", "status"}, "file",
		rec("path", path, "rotation", rec("policy", "SIZE_BASED", "maxFileSize", 12, "maxAge", 0, "maxBackupFiles", 1))))
	url, l := p.listen(map[string]*value.Object{"/": p.service(method("get", "[x]", echo, param("x", types.String)))})
	for _, x := range []string{"a", "b", "c", "d", "e"} {
		if got := ask(t, "GET", url+"/"+x, ""); got.status != 200 {
			t.Fatalf("%+v", got)
		}
	}
	p.must("Listener.gracefulStop", l) // lines are written behind responses
	// Two lines of 7 bytes fill a file, and one file is kept.
	if b, err := os.ReadFile(path); err != nil || string(b) != "/e 200\n" {
		t.Errorf("the file holds %q (%v)", b, err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var aside []string
	for _, e := range entries {
		if regexp.MustCompile(`^access-\d{8}-\d{9}(-\d+)?\.log$`).MatchString(e.Name()) {
			b, _ := os.ReadFile(filepath.Join(dir, "logs", e.Name()))
			aside = append(aside, string(b))
		}
	}
	if strings.Join(aside, "|") != "/c 200\n/d 200\n" {
		t.Errorf("put aside are %q", aside)
	}
}

func TestAccessLogConfiguration(t *testing.T) {
	dir := t.TempDir()
	rotation := func(policy string, size, age, keep int) *value.Map {
		return rec("path", filepath.Join(dir, "a.log"), "rotation", rec("policy", policy, "maxFileSize", size, "maxAge", age, "maxBackupFiles", keep))
	}
	for want, file := range map[string]*value.Map{
		"Invalid rotation configuration: maxFileSize must be positive, got: 0":        rotation("BOTH", 0, 1, 1),
		"Invalid rotation configuration: maxAge must be positive, got: -7":            rotation("TIME_BASED", 0, -7, 1),
		"Invalid rotation configuration: maxBackupFiles cannot be negative, got: -1":  rotation("SIZE_BASED", 1, 0, -1),
		"Path must include a file name, not just a directory.":                        rec("path", dir),
		"Invalid configuration: 'rotation' requires a valid 'path' for file logging.": rec("path", " "),
	} {
		p := newProgram(t)
		e, _ := p.call("startLogs", rec("console", false, "format", "flat", "file", file)).(*value.Error)
		if e == nil || e.Message != want {
			t.Errorf("%s: got %v", want, e)
		}
	}
}
