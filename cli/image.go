package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"barre/lib/catalog"
	"barre/packages"
	"barre/project"
)

// fullImage is the binary with every library module; it lies beside the small
// one.
const fullImage = "barre-full"

// needsFull reports whether a program, or a package it needs, imports a module
// that only the full image has. It looks at the imports alone: import
// declarations come first in a file.
func needsFull(image Image, pkg *project.Package, deps *dependencies) bool {
	if image.Name == fullImage {
		return false
	}
	all := append([]*project.Package{pkg}, deps.chosen()...)
	for _, s := range deps.siblings() {
		all = append(all, s)
	}
	for _, p := range all {
		for _, i := range packages.Imports(p) {
			if catalog.InFull(i.Org + "/" + i.Module) {
				return true
			}
		}
	}
	return false
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
	stdout = plainOutput(stdout)
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

// library tells which modules come with Barre, and in which versions.
func (i Image) library() func(org, module string) (string, bool) {
	versions := map[string]string{}
	for _, m := range i.Modules() {
		versions[m.QName()] = m.Version
	}
	return func(org, module string) (string, bool) {
		v, ok := versions[org+"/"+module]
		if !ok {
			v, ok = inFull(org + "/" + module)
		}
		return v, ok
	}
}

// inFull tells whether a module comes with the full image. Its version is not
// known here.
func inFull(qname string) (string, bool) { return "", catalog.InFull(qname) }
