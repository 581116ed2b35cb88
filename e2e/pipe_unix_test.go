//go:build unix

package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
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

// A result that cannot be written is no success.
func TestOutputOnAFullDisk(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no /dev/full") // only Linux has it
	}
	defer full.Close()
	dir := folder(t, "Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"1.0.0\"\n", "main.bal", "configurable int port = 1;\n\npublic function main() {\n _ = port;\n}\n")
	for _, args := range []string{"graph", "deps", "config show", "format --dry-run", "scan --format=json", "scan --list-rules", "version", "help", "help run", "completion bash", "settings"} {
		cmd := exec.Command(binary("barre"), strings.Fields(args)...)
		var errs bytes.Buffer
		cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, environ(nil), full, &errs
		if err := cmd.Run(); cmd.ProcessState.ExitCode() != 1 || !strings.Contains(errs.String(), "cannot be written: no space left on device\n") {
			t.Errorf("%s: %v, %s", args, err, errs.String())
		}
	}
}
