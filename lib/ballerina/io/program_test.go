package io_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"barre/cli"
	"barre/lib"
	"barre/lib/ballerina/crypto"
	"barre/lib/ballerina/file"
	"barre/lib/ballerina/io"
	"barre/lib/ballerina/log"
	mathvector "barre/lib/ballerina/math.vector"
	osmod "barre/lib/ballerina/os"
	"barre/lib/ballerina/random"
	timemod "barre/lib/ballerina/time"
	"barre/lib/ballerina/url"
	"barre/lib/ballerina/uuid"
	"barre/lib/core"
	"barre/runtime"
	"barre/syntax"
)

// The modules that stand on nothing but the run time; their programs print, so
// that they are tested together here.
var modules = []lib.Module{
	io.Module, timemod.Module, log.Module, osmod.Module, url.Module, mathvector.Module, random.Module, uuid.Module, file.Module, crypto.Module,
}

var (
	outputLine = regexp.MustCompile(`// @output ?(.*)$`)
	inputLine  = regexp.MustCompile(`// @stdin ?(.*)$`)
	stderrLine = regexp.MustCompile(`// @stderr (.*)$`)
)

// annotated lists what the comments of a program say.
func annotated(src string, re *regexp.Regexp) []string {
	var r []string
	for _, line := range strings.Split(src, "\n") {
		if m := re.FindStringSubmatch(strings.TrimRight(line, "\r")); m != nil {
			r = append(r, m[1])
		}
	}
	return r
}

// TestPrograms runs the programs in the folders testdata of the modules: they
// print what stands behind @output, and to the standard error lines that match
// what stands behind @stderr.
func TestPrograms(t *testing.T) {
	for _, m := range modules {
		paths, err := filepath.Glob(filepath.Join("..", m.Name, "testdata", "*.bal"))
		if err != nil || len(paths) == 0 {
			t.Fatal("no programs of", m.Name, err)
		}
		for _, path := range paths {
			t.Run(m.Name+"/"+strings.TrimSuffix(filepath.Base(path), ".bal"), func(t *testing.T) { program(t, path) })
		}
	}
}

func program(t *testing.T, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	src := string(data)
	var stdout, stderr bytes.Buffer
	stdin := strings.Join(append(annotated(src, inputLine), ""), "\n")
	done := make(chan int, 1)
	go func() {
		image := cli.Image{Name: "barre", Modules: core.Modules}
		done <- cli.Main(image, []string{"run", path}, strings.NewReader(stdin), &stdout, &stderr, os.Environ())
	}()
	select {
	case code := <-done:
		if code != 0 {
			t.Errorf("exit code %d", code)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the program does not end")
	}
	if want := strings.Join(append(annotated(src, outputLine), ""), "\n"); stdout.String() != want {
		t.Errorf("output\n%s\nwant\n%s\n%s", stdout.String(), want, stderr.String())
	}
	want := annotated(src, stderrLine)
	got := strings.Split(strings.TrimSuffix(stderr.String(), "\n"), "\n")
	if len(want) == 0 && stderr.Len() > 0 || len(want) > 0 && len(got) != len(want) {
		t.Fatalf("standard error\n%s\nwant %d lines", stderr.String(), len(want))
	}
	for i, w := range want {
		if !regexp.MustCompile(w).MatchString(got[i]) {
			t.Errorf("standard error has\n%s\nwhich does not match\n%s", got[i], w)
		}
	}
}

// TestDeclarations checks that the sources parse, that each external function
// has an implementation and each implementation a declaration, and that all
// that is public is documented.
func TestDeclarations(t *testing.T) {
	for _, m := range modules {
		declared := map[string]bool{}
		files, err := fs.Glob(m.Sources, "*.bal")
		if err != nil || len(files) == 0 {
			t.Fatal(m.Name, err)
		}
		for _, name := range files {
			src, err := fs.ReadFile(m.Sources, name)
			if err != nil {
				t.Fatal(err)
			}
			f := syntax.Parse(name, string(src))
			for _, e := range f.Errors {
				t.Errorf("%s/%s: %v", m.Name, name, e)
			}
			for _, d := range f.Decls {
				switch d := d.(type) {
				case *syntax.FuncDecl:
					external(declared, "", d)
				case *syntax.ClassDecl:
					for _, member := range d.Members {
						if f, ok := member.(*syntax.FuncDecl); ok {
							external(declared, d.Name.Name+".", f)
						}
					}
				}
			}
			undocumented(t, m.Name+"/"+name, string(src))
		}
		ext := m.Bind(runtime.NewModule(runtime.New(runtime.Options{}), m.QName()))
		for n := range declared {
			if ext[n] == nil {
				t.Errorf("%s: %s has no implementation", m.Name, n)
			}
		}
		for n := range ext {
			if !declared[n] {
				t.Errorf("%s: %s is not declared", m.Name, n)
			}
		}
	}
}

func external(declared map[string]bool, prefix string, d *syntax.FuncDecl) {
	if _, ok := d.Body.(*syntax.ExternalBody); ok {
		declared[prefix+d.Name.Name] = true
	}
}

// undocumented reports public declarations at the beginning of a line without
// a comment before them.
func undocumented(t *testing.T, name, src string) {
	lines := strings.Split(src, "\n")
	for i, l := range lines {
		if !strings.HasPrefix(l, "public ") {
			continue
		}
		before := i - 1
		for before >= 0 && strings.HasPrefix(lines[before], "@") {
			before--
		}
		if before < 0 || !strings.HasPrefix(lines[before], "#") {
			t.Errorf("%s:%d: no documentation: %s", name, i+1, l)
		}
	}
}
