package dap

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-dap"
)

// TestRandomSteps steps through programs at random: they do what they do without a
// debugger.
func TestRandomSteps(t *testing.T) {
	t.Parallel()
	var all []string
	err := filepath.WalkDir(filepath.Join("..", "conformance"), func(path string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".bal") {
			if b, err := os.ReadFile(path); err == nil && bytes.Contains(b, []byte("public function main(")) && !bytes.Contains(b, []byte("@error")) {
				all = append(all, path)
			}
		}
		return err
	})
	if err != nil || len(all) < 50 {
		t.Fatal(len(all), err)
	}
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 1))
	for range 12 {
		path, err := filepath.Abs(all[random.IntN(len(all))])
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		plain := exec.CommandContext(ctx, barre(), "run", path)
		plain.Dir = filepath.Dir(path)
		out, _ := plain.Output()
		cancel()
		if plain.ProcessState.ExitCode() == 1 && len(out) == 0 {
			continue // it is not meant to compile
		}
		t.Logf("seed %d: %s", seed, path)
		c := launched(t, path, map[string]any{"stopOnEntry": true, "justMyCode": random.IntN(2) == 0})
		c.run()
		code := -1
		for steps := 0; code < 0; {
			switch m := (<-c.events).(type) {
			case *dap.StoppedEvent:
				steps++
				for _, f := range c.stack(m.Body.ThreadId) {
					for _, s := range c.scopes(f.Id) {
						c.parts(s.VariablesReference)
					}
				}
				command := []string{"next", "stepIn", "stepIn", "stepOut", "next"}[random.IntN(5)]
				if steps > 40 {
					command = "continue"
				}
				c.must(command, map[string]any{"threadId": m.Body.ThreadId}, nil)
			case *dap.ExitedEvent:
				code = m.Body.ExitCode
			case nil:
				t.Fatalf("seed %d: %s: the connection is closed", seed, path)
			}
		}
		if got := c.printed(); got != string(out) || code != plain.ProcessState.ExitCode() {
			t.Errorf("seed %d: %s: exit code %d, without a debugger %d; printed\n%s\nwithout\n%s", seed, path, code, plain.ProcessState.ExitCode(), got, out)
		}
	}
}
