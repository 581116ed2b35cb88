package cli

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"barre/internal/files"
	"barre/packages"
	"barre/project"
)

// An executable made by build is the binary of the image that the program
// needs, followed by an archive of the program's sources and a trailer: the
// archive's length, and trailerMagic. At its start it finds the trailer and runs
// the program instead of the command.

const trailerMagic = "barre\x00program1"

// programEntry begins the name in the archive of a file that describes a
// package; its sources follow under their own names. The first package is the
// program, the others are those it needs.
const programEntry = "package"

// buildProgram checks a program and makes an executable of it, or of each
// package of a workspace that no other imports.
func buildProgram(o BuildOptions) int {
	progress := startProgress(o.Stderr, "Compiling source")
	defer progress.stop()
	s := o.session()
	s.quiet = progress.stop
	if o.Native && o.Image.Sources == nil {
		return s.handOver()
	}
	return s.each(o.CheckOnly, func(p *program) int {
		if p.whole && o.Output != "" {
			return s.failed(fmt.Errorf("the option '--output' names one file, and a workspace has several packages: build one of them"))
		}
		return buildPackage(o, p, s.target(p.pkg, p.whole), progress)
	})
}

func buildPackage(o BuildOptions, p *program, target string, progress *progress) int {
	pkg, deps := p.pkg, p.deps
	warnManifest(o.Stderr, pkg)
	c := compilePackage(pkg, o.Image, deps)
	if c.report(o.Stderr, true) {
		return 1
	}
	if o.CheckOnly {
		return 0
	}
	if err := deps.save(o.Pack); err != nil {
		fmt.Fprintf(o.Stderr, "error: cannot write %s: %v\n", packages.LockName, files.Reason(err))
		return 1
	}
	if o.Pack {
		progress.stop()
		return packPackage(o, pkg, deps, target)
	}
	if p.imported {
		return 0 // it is a part of the executables of those that import it
	}
	progress.next("Generating executable")
	out := o.Output
	if out == "" {
		dir := filepath.Join(target, "bin")
		if pkg.Single {
			dir = "."
		}
		out = filepath.Join(dir, pkg.Name)
		if system := lookEnv(o.Environ, "GOOS"); runtime.GOOS == "windows" && (!o.Native || system == "") || o.Native && system == "windows" {
			out += ".exe"
		}
	}
	// Packages beside it in the workspace, and those of others, go along.
	all := []*project.Package{pkg}
	for _, s := range c.siblings {
		all = append(all, s)
	}
	all = append(all, deps.loaded()...)
	base, err := os.Executable()
	if o.Native {
		n := &nativeBuild{image: o.Image, environ: o.Environ, offline: o.Dependencies.Offline}
		var clean func()
		if base, clean, err = n.build(c); err == nil {
			defer clean()
			for _, f := range n.interpreted {
				fmt.Fprintf(o.Stderr, "note: a function stays interpreted: %s\n", f)
			}
		}
	}
	if err == nil {
		err = writeExecutable(out, base, all)
	}
	if err != nil {
		progress.stop()
		fmt.Fprintf(o.Stderr, "error: cannot make the executable '%s': %v\n", out, files.Reason(err))
		return 1
	}
	if err := c.writeConfigSchema(target); err != nil {
		fmt.Fprintf(o.Stderr, "error: cannot write the schema of the configuration: %v\n", files.Explain(err))
		return 1
	}
	if !p.whole {
		progress.stop()
	}
	fmt.Fprintf(o.Stderr, "Generating executable\n\t%s\n", out)
	return 0
}

// writeExecutable writes a program: the binary at path, and the sources.
func writeExecutable(out, path string, all []*project.Package) error {
	base, err := os.Open(path)
	if err != nil {
		return err
	}
	defer base.Close()
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	// Written beside its place and renamed, so that a half-written file is
	// never taken for the program.
	f, err := os.CreateTemp(filepath.Dir(out), ".barre-build-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	archive, err := packSources(all)
	if err == nil {
		_, err = io.Copy(f, base)
	}
	if err == nil {
		trailer := binary.BigEndian.AppendUint64(archive, uint64(len(archive)))
		_, err = f.Write(append(trailer, trailerMagic...))
	}
	if err == nil {
		err = f.Chmod(0o755)
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), out)
}

func packSources(all []*project.Package) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, pkg := range all {
		w, err := z.Create(fmt.Sprintf("%s%d", programEntry, i))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(w, "%s\n%s\n%s\n%v\n", pkg.Org, pkg.Name, pkg.Version, pkg.Single)
		for _, m := range pkg.Modules {
			for _, f := range m.Files {
				w, err := z.Create(m.Name + "\n" + f.Name)
				if err != nil {
					return nil, err
				}
				if _, err := io.WriteString(w, f.Src); err != nil {
					return nil, err
				}
			}
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// embedded finds the program in this binary; nil when it is the command.
func embedded() ([]*project.Package, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, nil
	}
	f, err := os.Open(self)
	if err != nil {
		return nil, nil
	}
	defer f.Close()
	end, err := f.Seek(0, io.SeekEnd)
	tail := make([]byte, 8+len(trailerMagic))
	if err != nil || end < int64(len(tail)) {
		return nil, nil
	}
	if _, err := f.ReadAt(tail, end-int64(len(tail))); err != nil || string(tail[8:]) != trailerMagic {
		return nil, nil
	}
	n := int64(binary.BigEndian.Uint64(tail))
	start := end - int64(len(tail)) - n
	if n < 0 || start < 0 {
		return nil, fmt.Errorf("the program in this executable is damaged")
	}
	z, err := zip.NewReader(io.NewSectionReader(f, start, n), n)
	if err != nil {
		return nil, fmt.Errorf("the program in this executable is damaged")
	}
	return unpackSources(z, filepath.Dir(self))
}

func unpackSources(z *zip.Reader, root string) ([]*project.Package, error) {
	var all []*project.Package
	damaged := fmt.Errorf("the program in this executable is damaged")
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			return nil, err
		}
		b, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return nil, damaged
		}
		mod, name, isSource := strings.Cut(e.Name, "\n")
		if !isSource {
			parts := strings.Split(string(b), "\n")
			if len(parts) < 4 {
				return nil, damaged
			}
			all = append(all, &project.Package{
				Root: root, Manifest: &project.Manifest{},
				Org: parts[0], Name: parts[1], Version: parts[2], Single: parts[3] == "true",
			})
			continue
		}
		if len(all) == 0 {
			return nil, damaged
		}
		pkg := all[len(all)-1]
		if k := len(pkg.Modules); k == 0 || pkg.Modules[k-1].Name != mod {
			pkg.Modules = append(pkg.Modules, project.Module{Name: mod})
		}
		m := &pkg.Modules[len(pkg.Modules)-1]
		m.Files = append(m.Files, project.File{Name: name, Path: name, Src: string(b)})
	}
	if len(all) == 0 {
		return nil, damaged
	}
	return all, nil
}

// runEmbedded runs the program in this binary. Its arguments are the
// program's, but for -C options.
func runEmbedded(all []*project.Package, image Image, args []string, stdin io.Reader, stdout, stderr io.Writer, env []string) int {
	o := RunOptions{Image: image, Environ: env, Stdin: stdin, Stdout: stdout, Stderr: stderr}
	for i, a := range args {
		if a == "--" {
			o.Args = append(o.Args, args[i+1:]...)
			break
		}
		if strings.HasPrefix(a, "-C") && strings.Contains(a, "=") {
			o.Config = append(o.Config, a[2:])
			continue
		}
		o.Args = append(o.Args, a)
	}
	c := compilePackage(all[0], image, &dependencies{packed: all[1:]})
	if c.report(stderr, false) {
		return 1
	}
	return c.run(o)
}
