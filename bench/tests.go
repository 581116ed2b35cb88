package main

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// unitTests is the number of tests, of one assertion each, that a package has.
const unitTests = 1000

const balManifest = "[package]\norg = \"bench\"\nname = \"tested\"\nversion = \"0.1.0\"\n"

// tested writes a package with its tests in one of the languages.
func tested(dir string, barre bool, source, tests string) error {
	files := map[string]string{"go.mod": "module tested\n\ngo 1.26\n", "tested.go": "package tested\n\n" + source, "tested_test.go": "package tested\n\nimport \"testing\"\n" + tests}
	if barre {
		files = map[string]string{"Ballerina.toml": balManifest, "tested.bal": source, "tests/tested_test.bal": "import ballerina/test;\n" + tests}
	}
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// manyTests is a package with unitTests tests.
func manyTests(dir string, barre bool) error {
	var tests strings.Builder
	for i := range unitTests {
		if barre {
			fmt.Fprintf(&tests, "\n@test:Config\nfunction adds%d() {\n    test:assertEquals(add(%d, 1), %d);\n}\n", i, i, i+1)
		} else {
			fmt.Fprintf(&tests, "\nfunc TestAdds%d(t *testing.T) {\n\tif got := add(%d, 1); got != %d {\n\t\tt.Errorf(\"got %%d, want %d\", got)\n\t}\n}\n", i, i, i+1, i+1)
		}
	}
	if barre {
		return tested(dir, true, "function add(int a, int b) returns int => a + b;\n", tests.String())
	}
	return tested(dir, false, "func add(a, b int) int { return a + b }\n", tests.String())
}

// hotPackage is a package whose one test calls and compares, and does little else:
// where noting what is executed costs most.
func hotPackage(dir string, barre bool) error {
	if barre {
		return tested(dir, true, `function fib(int n) returns int {
    if n < 2 {
        return n;
    }
    return fib(n - 1) + fib(n - 2);
}

function loop(int n) returns int {
    int sum = 0;
    int i = 0;
    while i < n {
        if sum > 1000 && i % 2 == 0 {
            sum = 0;
        }
        sum += i % 7;
        i += 1;
    }
    return sum;
}
`, "\n@test:Config\nfunction runs() {\n    test:assertEquals(fib(32), 2178309);\n    test:assertTrue(loop(20000000) >= 0);\n}\n")
	}
	return tested(dir, false, `func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func loop(n int) int {
	sum := 0
	i := 0
	for i < n {
		if sum > 1000 && i%2 == 0 {
			sum = 0
		}
		sum += i % 7
		i++
	}
	return sum
}
`, "\nfunc TestRuns(t *testing.T) {\n\tif fib(32) != 2178309 || loop(20000000) < 0 {\n\t\tt.Error(\"wrong\")\n\t}\n}\n")
}

// made is a folder that make fills the first time it is asked for.
func (b *bench) made(name string, s side, make func(dir string, barre bool) error) (string, error) {
	dir := filepath.Join(b.hand, name+"-"+strconv.FormatBool(s.barre))
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	return dir, make(dir, s.barre)
}

// testTime is how long it takes to compile a package of 1,000 tests and to run
// them, in milliseconds.
func (b *bench) testTime(s side) (float64, error) {
	dir, err := b.made("tests", s, manyTests)
	if err != nil {
		return 0, err
	}
	cmd := exec.Command("go", "test", "-count=1", "-v", ".")
	want := "--- PASS"
	if s.barre {
		cmd, want = exec.Command(b.barre(), "test", "--offline"), "[pass]"
	}
	cmd.Dir = dir
	took, out, err := timed(cmd)
	if n := strings.Count(out, want); err == nil && n != unitTests {
		err = fmt.Errorf("%d tests passed: %.2000s", n, out)
	}
	return took, err
}

// coverageCost is how many times the processor's time a test takes when coverage
// is measured.
func (b *bench) coverageCost(s side) (float64, error) {
	dir, err := b.made("hot", s, func(dir string, barre bool) error {
		if err := hotPackage(dir, barre); err != nil || barre {
			return err
		}
		for _, flags := range [][]string{{"-o", "plain" + exe()}, {"-cover", "-o", "covered" + exe()}} {
			build := exec.Command("go", append([]string{"test", "-c"}, flags...)...)
			build.Dir = dir
			if _, _, err := timed(build); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	// The fastest of a few runs each: what is compared differs by little.
	plain, covered := math.Inf(1), math.Inf(1)
	for range 3 {
		for _, cover := range []bool{false, true} {
			cmd := exec.Command(filepath.Join(dir, map[bool]string{false: "plain", true: "covered"}[cover]+exe()), "-test.run", "TestRuns")
			if s.barre {
				cmd = exec.Command(b.barre(), "test", "--offline")
				if cover {
					cmd.Args = append(cmd.Args, "--code-coverage")
				}
			}
			cmd.Dir = dir
			if _, _, err := timed(cmd); err != nil {
				return 0, err
			}
			took := float64(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime())
			if cover {
				covered = min(covered, took)
			} else {
				plain = min(plain, took)
			}
		}
	}
	return covered / plain, nil
}

// timed runs a command and gives the milliseconds it took and what it printed.
func timed(cmd *exec.Cmd) (float64, string, error) {
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	err := cmd.Run()
	took := float64(time.Since(start).Microseconds()) / 1000
	if err != nil {
		err = fmt.Errorf("%w: %.2000s", err, out.String())
	}
	return took, out.String(), err
}
