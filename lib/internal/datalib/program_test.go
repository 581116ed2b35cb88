package datalib_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"barre/cli"
	"barre/lib/full"
)

var (
	outputLine = regexp.MustCompile(`// @output ?(.*)$`)
	stderrLine = regexp.MustCompile(`// @stderr (.*)$`)
)

// annotated lists what the comments of a program say.
func annotated(src string, re *regexp.Regexp) []string {
	var r []string
	for _, line := range strings.Split(src, "\n") {
		if m := re.FindStringSubmatch(line); m != nil {
			r = append(r, m[1])
		}
	}
	return r
}

// TestPrograms runs the programs in the folders testdata of the modules named
// data.something: they print what stands behind @output, and to the standard
// error lines that match what stands behind @stderr.
func TestPrograms(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "ballerina", "data.*", "testdata", "*.bal"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no programs", err)
	}
	paths = append(paths, filepath.Join("..", "..", "ballerina", "toml", "testdata", "toml.bal"))
	for _, path := range paths {
		name := filepath.Base(filepath.Dir(filepath.Dir(path))) + "/" + strings.TrimSuffix(filepath.Base(path), ".bal")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			program(t, path)
		})
	}
}

func program(t *testing.T, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	src := string(data)
	var stdout, stderr bytes.Buffer
	done := make(chan int, 1)
	go func() {
		image := cli.Image{Name: "barre-full", Modules: full.Modules}
		done <- cli.Main(image, []string{"run", path}, strings.NewReader(""), &stdout, &stderr, os.Environ())
	}()
	select {
	case code := <-done:
		if code != 0 {
			t.Errorf("exit code %d\n%s", code, stderr.String())
		}
	case <-time.After(time.Minute):
		t.Fatal("the program does not end")
	}
	got, want := strings.Split(stdout.String(), "\n"), append(annotated(src, outputLine), "")
	for i := range max(len(got), len(want)) {
		g, w := "(nothing)", "(nothing)"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("line %d of the output:\n%s\nwant:\n%s", i+1, g, w)
			break
		}
	}
	lines := strings.Split(strings.TrimSuffix(stderr.String(), "\n"), "\n")
	patterns := annotated(src, stderrLine)
	if len(patterns) == 0 {
		return
	}
	if len(lines) != len(patterns) {
		t.Fatalf("%d lines on the standard error, want %d:\n%s", len(lines), len(patterns), stderr.String())
	}
	for i, p := range patterns {
		if !regexp.MustCompile("^" + p + "$").MatchString(lines[i]) {
			t.Errorf("standard error\n%s\ndoes not match\n%s", lines[i], p)
		}
	}
}
