//go:build unix

package e2e

import (
	"path/filepath"
	"syscall"
	"testing"
)

// What only looks like a source file does not keep the command waiting.
func TestPipeAmongSources(t *testing.T) {
	t.Parallel()
	dir := folder(t, "Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"1.0.0\"\n", "main.bal", "public function main() {\n}\n")
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.bal"), 0o666); err != nil {
		t.Fatal(err)
	}
	call{dir: dir, args: []string{"check"}}.run(t).want(t, 1, "", "error: cannot read 'pipe.bal': it is not a regular file\n")
}
