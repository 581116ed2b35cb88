package conformance

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"barre/cli"
	"barre/lib/core"
	"barre/native"
)

// TestNative runs the programs as machine code: what `barre build --native` makes
// of each is a part of a package, and all are linked into one executable, which runs the
// one it is asked for. Programs that do not compile have nothing to run. Some run
// again with every other function interpreted, so that both kinds call each other.
//
// It takes a minute or two and is for make soak and CI, which set BARRE_NATIVE; its
// value may be part of the names of the programs to run.
func TestNative(t *testing.T) {
	pick, ok := os.LookupEnv("BARRE_NATIVE")
	if !ok {
		t.Skip("BARRE_NATIVE is not set")
	}
	root := "."
	if dir := os.Getenv("BARRE_CORPUS"); dir != "" {
		root = dir
	}
	listed, err := known("known.txt")
	if err != nil {
		t.Fatal(err)
	}
	files, err := programs(root)
	if err != nil {
		t.Fatal(err)
	}
	image := cli.Image{Name: "barre", Modules: core.Modules}
	// The Go code stands in a folder of our module, which only an overlay has.
	module, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	b := &batch{dir: t.TempDir(), module: module}
	type job struct {
		name, path string
		p          *program
		pkg        string
		id         string
		mixed      bool // every other function stays interpreted
	}
	// So many programs are one Go package, which is compiled at once.
	const together = 40
	var jobs []*job
	for i, path := range files {
		name, _ := filepath.Rel(root, path)
		name = filepath.ToSlash(strings.TrimSuffix(name, ".bal"))
		p, err := read(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.errors) > 0 || listed[name] != "" || !strings.Contains(name, pick) {
			continue
		}
		j := &job{name: name, p: p, pkg: fmt.Sprintf("batch%d", len(jobs)/together), id: fmt.Sprintf("P%d", len(jobs))}
		dir := filepath.Join(b.dir, "src", j.id)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if j.path, err = p.lay(dir); err != nil {
			t.Fatal(err)
		}
		jobs = append(jobs, j)
		if i%4 == 0 {
			m := *j
			m.name, m.mixed = "mixed/"+name, true
			m.pkg, m.id = fmt.Sprintf("batch%d", len(jobs)/together), fmt.Sprintf("P%d", len(jobs))
			jobs = append(jobs, &m)
		}
	}
	var wait sync.WaitGroup
	slots := make(chan bool, runtime.NumCPU())
	var functions, interpreted int
	for _, j := range jobs {
		wait.Add(1)
		slots <- true
		go func() {
			defer func() { <-slots; wait.Done() }()
			o := native.Options{Package: j.pkg, Prefix: j.id}
			if j.mixed {
				o.Skip = func(i int) bool { return i%2 != 0 }
			}
			src, err := cli.NativeSource(image, j.path, o)
			if err != nil {
				t.Errorf("%s: %v", j.name, err)
				return
			}
			b.add(j.pkg, j.id, src.Files)
			b.mu.Lock()
			defer b.mu.Unlock()
			functions += src.Functions
			for _, s := range src.Interpreted {
				interpreted++
				if !j.mixed {
					t.Errorf("%s: %s", j.name, s)
				}
			}
		}()
	}
	wait.Wait()
	t.Logf("%d programs, %d functions, %d stay interpreted", len(jobs), functions, interpreted)
	exe, err := b.build()
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range jobs {
		t.Run(j.name, func(t *testing.T) {
			t.Parallel()
			o, err := runNative(exe, j.id, j.path, j.p)
			if err == nil {
				err = j.p.check(o, root == ".")
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// batch is an executable of many programs.
type batch struct {
	dir, module string
	mu          sync.Mutex
	programs    map[string][]string // by package
}

func (b *batch) add(pkg, id string, files map[string][]byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.programs == nil {
		b.programs = map[string][]string{}
	}
	b.programs[pkg] = append(b.programs[pkg], id)
	dir := filepath.Join(b.dir, "go", pkg)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		panic(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			panic(err)
		}
	}
}

func (b *batch) build() (string, error) {
	var imports, cases strings.Builder
	for p, ids := range b.programs {
		fmt.Fprintf(&imports, "\t%q\n", "barre/zznative/"+p)
		for _, id := range ids {
			fmt.Fprintf(&cases, "\t\t%q: %s.%sNatives,\n", id, p, id)
		}
	}
	main := fmt.Sprintf(`package main

import (
	"os"

	"barre/cli"
	"barre/lib/core"
	"barre/vm"
%s)

func main() {
	tables := map[string][]vm.NativeFunc{
%s	}
	image := cli.Image{Name: "barre", Modules: core.Modules, Native: &vm.NativeCode{Functions: tables[os.Args[1]], Strict: true}}
	os.Exit(cli.Main(image, os.Args[2:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}
`, imports.String(), cases.String())
	b.programs["main"] = nil
	if err := os.MkdirAll(filepath.Join(b.dir, "go", "main"), 0o755); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(b.dir, "go", "main", "main.go"), []byte(main), 0o644); err != nil {
		return "", err
	}
	var overlay strings.Builder
	overlay.WriteString(`{"Replace":{`)
	sep := ""
	for p := range b.programs {
		entries, err := os.ReadDir(filepath.Join(b.dir, "go", p))
		if err != nil {
			return "", err
		}
		for _, e := range entries {
			fmt.Fprintf(&overlay, "%s%q:%q", sep, filepath.Join(b.module, "zznative", p, e.Name()), filepath.Join(b.dir, "go", p, e.Name()))
			sep = ","
		}
	}
	overlay.WriteString("}}")
	file := filepath.Join(b.dir, "overlay.json")
	if err := os.WriteFile(file, []byte(overlay.String()), 0o644); err != nil {
		return "", err
	}
	exe := filepath.Join(b.dir, "programs")
	cmd := exec.Command("go", "build", "-overlay", file, "-trimpath", "-ldflags=-s -w", "-o", exe, "./zznative/main")
	cmd.Dir = b.module
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%.20000s", err, out)
	}
	return exe, nil
}

func runNative(exe, id, path string, p *program) (outcome, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, exe, id, "run", path)
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	cmd.Env = os.Environ()
	if conf, err := os.ReadFile(strings.TrimSuffix(p.path, ".bal") + ".toml"); err == nil {
		cmd.Env = append(cmd.Env, "BAL_CONFIG_DATA="+string(conf))
	}
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return outcome{}, err
	}
	if ctx.Err() != nil {
		return outcome{}, fmt.Errorf("still running after %v", limit)
	}
	o := outcome{cmd.ProcessState.ExitCode(), out.String(), errOut.String()}
	if strings.Contains(o.stderr, "goroutine ") {
		return o, fmt.Errorf("a panic of ours:\n%.3000s", o.stderr)
	}
	return o, nil
}
