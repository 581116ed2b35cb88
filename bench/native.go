package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// nativeRows measure programs built to machine code, of which there are rows for
// the interpreter.
func nativeRows() []row {
	names := map[string]string{}
	for _, r := range interpreted() {
		names[r.name] = r.what
	}
	times := map[string]string{"nested": ", eight times", "nbody": ", eight times", "sieve": ", up to eight times that"}
	var rows []row
	for _, name := range []string{"fib", "nested", "sieve", "nbody", "strings", "sort", "entries", "query"} {
		rows = append(rows, row{nativePrefix + name, "machine code: " + names[name] + times[name], "ms", 0, (*bench).nativeProgram})
	}
	return append(rows,
		row{"native build", "the demo built to machine code, warm; go build of a service", "ms", 0, (*bench).nativeBuild})
}

const nativePrefix = "native "

// nativeProgram is the wall-clock time of a program as machine code.
func (b *bench) nativeProgram(s side) (float64, error) {
	cmd := exec.Command(filepath.Join(b.hand, s.name+exe()), longer[s.name]...)
	if s.barre {
		path, err := b.nativeExe(s.name)
		if err != nil {
			return 0, err
		}
		cmd = exec.Command(path, longer[s.name]...)
	}
	took, out, err := timed(cmd)
	if err != nil {
		return 0, err
	}
	key := nativePrefix + s.name
	if other, ok := b.printed[key]; ok && other != out {
		return 0, fmt.Errorf("the sides disagree: %q and %q", other, out)
	}
	b.printed[key] = out
	return took, nil
}

// longer are the arguments with which programs run that are over in a few
// milliseconds otherwise, less than it takes to start a process.
var longer = map[string][]string{"nested": {"3200"}, "nbody": {"1600000"}, "sieve": {"40000000"}}

// nativeExe is a program as machine code.
func (b *bench) nativeExe(name string) (string, error) {
	exe := filepath.Join(b.hand, "native-"+name+exe())
	if _, err := os.Stat(exe); err == nil {
		return exe, nil
	}
	return exe, b.buildNative(filepath.Join(b.dir, "programs", name+".bal"), exe)
}

func (b *bench) buildNative(program, exe string) error {
	cmd := exec.Command(b.barre(), "build", "--native", "-o", exe, program)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("build --native: %w: %s", err, errs.String())
	}
	return nil
}

// nativeBuild is the time of a build of which all but the program has been
// compiled. A constant changes from one to the next, so that the program has to be.
func (b *bench) nativeBuild(s side) (float64, error) {
	stamp := fmt.Sprint(time.Now().UnixNano())
	if !s.barre {
		took, _, err := timed(exec.Command("go", "build", "-trimpath", "-ldflags=-s -w -X main.stamp="+stamp, "-o", filepath.Join(b.hand, "built"+exe()), "./"+filepath.ToSlash(filepath.Join(b.dir, "hand", "service"))))
		return took, err
	}
	dir := filepath.Join(b.hand, "demo")
	if _, err := os.Stat(dir); err != nil {
		if err := os.CopyFS(dir, os.DirFS(filepath.Join("examples", "order-intake"))); err != nil {
			return 0, err
		}
		if err := b.buildNative(dir, filepath.Join(b.hand, "demo-native")); err != nil {
			return 0, err
		}
	}
	changed := "final string stamp = \"built at \" + " + stamp + ".toString();\n"
	if err := os.WriteFile(filepath.Join(dir, "stamp.bal"), []byte(changed), 0o666); err != nil {
		return 0, err
	}
	start := time.Now()
	err := b.buildNative(dir, filepath.Join(b.hand, "demo-native"))
	return float64(time.Since(start).Microseconds()) / 1000, err
}
