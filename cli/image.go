package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"barre/lib/catalog"
	"barre/project"
	"barre/syntax"
)

// fullImage is the binary with every library module; it lies beside the small
// one.
const fullImage = "barre-full"

// needsFull reports whether a program imports a module that only the full image
// has. It looks at the imports alone: import declarations come first in a file.
func needsFull(image Image, pkg *project.Package) bool {
	if image.Name == fullImage {
		return false
	}
	for _, m := range pkg.Modules {
		for _, files := range [][]project.File{m.Files, m.Tests} {
			for _, f := range files {
				for _, imp := range importsOf(f.Src) {
					if catalog.InFull(imp) {
						return true
					}
				}
			}
		}
	}
	return false
}

// importsOf lists the modules a source file imports, by qualified name.
func importsOf(src string) []string {
	// Most files import nothing that matters here; parsing is for those that
	// may.
	if !strings.Contains(src, "import") {
		return nil
	}
	var r []string
	for _, i := range syntax.Parse("", importPart(src)).Imports {
		if i.Org == nil {
			continue
		}
		var names []string
		for _, n := range i.Names {
			names = append(names, n.Name)
		}
		r = append(r, i.Org.Name+"/"+strings.Join(names, "."))
	}
	return r
}

// importPart cuts a source file after its last line that begins an import.
func importPart(src string) string {
	end := 0
	for off := 0; off < len(src); {
		nl := strings.IndexByte(src[off:], '\n')
		next := len(src)
		if nl >= 0 {
			next = off + nl + 1
		}
		if strings.HasPrefix(strings.TrimLeft(src[off:next], " \t"), "import") {
			end = next
			// The declaration may go on for some lines.
			if semi := strings.IndexByte(src[off:], ';'); semi >= 0 {
				end = max(end, off+semi+1)
			}
		}
		off = next
	}
	return src[:end]
}

// sibling finds another binary of ours beside this one.
func sibling(name string) (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("the place of this command is unknown: %w", err)
	}
	if p, err := filepath.EvalSymlinks(self); err == nil {
		self = p
	}
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	path := filepath.Join(filepath.Dir(self), name)
	if _, err := os.Stat(path); err != nil {
		return "", fmt.Errorf("'%s' is missing beside '%s': install both from the same distribution", name, filepath.Base(self))
	}
	return path, nil
}

// handOver runs the full image with the same arguments in place of this
// process, or as its child where the system has no exec, and gives its exit
// code.
func handOver(args []string, env []string, stdin io.Reader, stdout, stderr io.Writer) int {
	path, err := sibling(fullImage)
	if err != nil {
		fmt.Fprintf(stderr, "error: %v\n", err)
		return 1
	}
	if stdin == os.Stdin && stdout == os.Stdout && stderr == os.Stderr {
		if err := replaceProcess(path, append([]string{path}, args...), env); err == nil {
			return 0 // not reached
		}
	}
	cmd := exec.Command(path, args...)
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = env, stdin, stdout, stderr
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		return exit.ExitCode()
	case err != nil:
		fmt.Fprintf(stderr, "error: cannot run '%s': %v\n", path, err)
		return 1
	}
	return 0
}
