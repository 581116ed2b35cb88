package kafka_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"barre/cli"
	"barre/lib/ballerinax/kafka"
	"barre/lib/full"
)

var output = regexp.MustCompile(`// @output ?(.*)$`)

// expected reads the lines that a program's comments say it prints.
func expected(t *testing.T, path string) string {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, line := range strings.Split(string(src), "\n") {
		if m := output.FindStringSubmatch(strings.TrimRight(line, "\r")); m != nil {
			b.WriteString(m[1] + "\n")
		}
	}
	return b.String()
}

func TestPrograms(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.bal")
	if err != nil || len(paths) == 0 {
		t.Fatal("no programs", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".bal"), func(t *testing.T) {
			args := []string{"run", path, "--", "-Cserver=" + kafka.Broker(t)}
			if strings.HasPrefix(t.Name(), "TestPrograms/failures") {
				args = append(args, "-Cnobody="+kafka.DeadAddr(t))
			}
			var stdout, stderr bytes.Buffer
			done := make(chan int, 1)
			go func() {
				done <- cli.Main(cli.Image{Name: "barre-full", Modules: full.Modules}, args, strings.NewReader(""), &stdout, &stderr, nil)
			}()
			select {
			case code := <-done:
				if want := expected(t, path); code != 0 || stdout.String() != want {
					t.Errorf("exit code %d, output\n%s\nwant\n%s\n%s", code, stdout.String(), want, stderr.String())
				}
			case <-time.After(20 * time.Second):
				t.Fatal("the program does not end")
			}
		})
	}
}
