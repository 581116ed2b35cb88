// Package file is the library module ballerina/file: files and directories,
// paths, and listening to changes in directories.
package file

import (
	"crypto/rand"
	"embed"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/woodsbury/decimal128"

	"barre/lib"
	rt "barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/file.
var Module = lib.Module{Org: "ballerina", Name: "file", Version: "1.12.0", Sources: sources, Bind: bind, Handlers: map[string]string{"Listener": "Handlers"}}

type module struct {
	*rt.Module
	style style
}

func bind(rm *rt.Module) map[string]rt.Extern {
	m := &module{Module: rm, style: style{windows: runtime.GOOS == "windows"}}
	e := map[string]rt.Extern{
		"getCurrentDir": func(*rt.Context, []value.Value) (value.Value, error) { return value.Str(m.dir()), nil },
		"createDir":     m.blocking(m.createDir),
		"remove":        m.blocking(m.remove),
		"rename":        m.blocking(m.rename),
		"create":        m.blocking(m.create),
		"getMetaData":   m.blocking(m.getMetaData),
		"readDir":       m.blocking(m.readDir),
		"copy":          m.blocking(m.copy),
		"createTemp":    m.blocking(m.createTemp),
		"createTempDir": m.blocking(m.createTempDir),
		"test":          m.blocking(m.test),
	}
	m.bindPaths(e)
	m.bindListener(e)
	return e
}

// blocking makes an external function of one that asks the file system.
func (m *module) blocking(f func(args []value.Value) value.Value) rt.Extern {
	return func(c *rt.Context, args []value.Value) (v value.Value, err error) {
		c.Block(func() { v = f(args) })
		return v, nil
	}
}

// dir is the working directory, "" when it cannot be told.
func (m *module) dir() string {
	if dir := m.Runtime().Dir; dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	return dir
}

// path resolves a path of the program against its working directory.
func (m *module) path(v value.Value) string {
	p := str(v)
	if dir := m.Runtime().Dir; dir != "" && !filepath.IsAbs(p) {
		return filepath.Join(dir, p)
	}
	return p
}

func (m *module) fail(typ, message string) value.Value { return m.Error(typ, message, nil) }

func (m *module) notFound(path value.Value) value.Value {
	return m.fail("FileNotFoundError", "File not found: "+str(path))
}

// failed makes the error for an operation that the file system refused; doing
// says which: "Error while deleting x".
func (m *module) failed(doing string, err error) value.Value {
	if errors.Is(err, fs.ErrPermission) {
		return m.fail("PermissionError", "Permission denied. "+doing)
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	var le *os.LinkError
	if errors.As(err, &le) {
		err = le.Err
	}
	return m.fail("FileSystemError", doing+": "+err.Error())
}

func (m *module) createDir(args []value.Value) value.Value {
	path := m.path(args[0])
	if _, err := os.Lstat(path); err == nil {
		return m.fail("InvalidOperationError", "File already exists. Failed to create the file: "+str(args[0]))
	}
	var err error
	if str(args[1]) == "RECURSIVE" {
		err = os.MkdirAll(path, 0o777)
	} else {
		err = os.Mkdir(path, 0o777)
	}
	if err != nil {
		return m.failed("IO error while creating the file "+str(args[0]), err)
	}
	return nil
}

func (m *module) remove(args []value.Value) value.Value {
	path := m.path(args[0])
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return m.notFound(args[0])
	}
	var err error
	if str(args[1]) == "RECURSIVE" {
		err = os.RemoveAll(path)
	} else {
		err = os.Remove(path)
	}
	if err != nil {
		return m.failed("Error while deleting "+str(args[0]), err)
	}
	return nil
}

func (m *module) rename(args []value.Value) value.Value {
	from, to := m.path(args[0]), m.path(args[1])
	if _, err := os.Lstat(from); errors.Is(err, fs.ErrNotExist) {
		return m.notFound(args[0])
	}
	if _, err := os.Lstat(to); err == nil {
		return m.fail("InvalidOperationError", "File already exists in the new path "+str(args[1]))
	}
	if err := os.Rename(from, to); err != nil {
		return m.failed("Failed to rename "+str(args[0])+" to "+str(args[1]), err)
	}
	return nil
}

func (m *module) create(args []value.Value) value.Value {
	f, err := os.OpenFile(m.path(args[0]), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	switch {
	case errors.Is(err, fs.ErrExist):
		return m.fail("InvalidOperationError", "File already exists. Failed to create the file: "+str(args[0]))
	case errors.Is(err, fs.ErrNotExist):
		return m.fail("FileSystemError", "The file does not exist in path "+str(args[0]))
	case err != nil:
		return m.failed("IO error while creating the file "+str(args[0]), err)
	}
	if err := f.Close(); err != nil {
		return m.failed("IO error while creating the file "+str(args[0]), err)
	}
	return nil
}

// metaData describes what is at path; it is immutable.
func (m *module) metaData(path string, info fs.FileInfo) value.Value {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	modified := info.ModTime()
	fraction := value.Decimal{Decimal: decimal128.New(int64(modified.Nanosecond()), -9)}
	r := m.Record("ReadonlyMetaData")
	r.Put("absPath", value.Str(path))
	r.Put("size", value.Int(info.Size()))
	r.Put("modifiedTime", value.NewList(m.Type("Utc"), []value.Value{value.Int(modified.Unix()), fraction}))
	r.Put("dir", value.Boolean(info.IsDir()))
	r.Put("readable", value.Boolean(readable(path)))
	r.Put("writable", value.Boolean(writable(path, info)))
	return r
}

func (m *module) getMetaData(args []value.Value) value.Value {
	info, err := os.Stat(m.path(args[0]))
	if errors.Is(err, fs.ErrNotExist) {
		return m.notFound(args[0])
	}
	if err != nil {
		return m.failed("Error while reading "+str(args[0]), err)
	}
	return m.metaData(m.path(args[0]), info)
}

func (m *module) readDir(args []value.Value) value.Value {
	path := m.path(args[0])
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return m.notFound(args[0])
	}
	if err == nil && !info.IsDir() {
		return m.fail("InvalidOperationError", "File in path "+str(args[0])+" is not a directory")
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return m.failed("Error while reading "+str(args[0]), err)
	}
	rows := []value.Value{}
	for _, e := range entries {
		p := filepath.Join(path, e.Name())
		info, err := os.Stat(p)
		if err != nil {
			// A link that leads nowhere describes itself.
			if info, err = os.Lstat(p); err != nil {
				continue // it is gone meanwhile
			}
		}
		rows = append(rows, m.metaData(p, info))
	}
	return value.NewList(m.Type("MetaDataList"), rows)
}

// copying is how to copy.
type copying struct{ replace, attributes, links bool }

func (m *module) copy(args []value.Value) value.Value {
	from, to := m.path(args[0]), m.path(args[1])
	var how copying
	options := args[2].(*value.List)
	for i := range options.Len() {
		switch str(options.At(i)) {
		case "REPLACE_EXISTING":
			how.replace = true
		case "COPY_ATTRIBUTES":
			how.attributes = true
		case "NO_FOLLOW_LINKS":
			how.links = true
		}
	}
	if _, err := os.Stat(from); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(from); err != nil || !how.links {
			return m.notFound(args[0])
		}
	}
	if _, err := os.Stat(filepath.Dir(to)); errors.Is(err, fs.ErrNotExist) {
		return m.fail("FileNotFoundError", "The target directory does not exist: "+str(args[1]))
	}
	if err := copyTree(from, to, how); err != nil {
		return m.failed("An error occurred when copying the file/s from "+str(args[0])+" to "+str(args[1]), err)
	}
	return nil
}

// copyTree copies a file, or a directory with what is inside. Files that are
// there stay unless they are to be replaced.
func copyTree(from, to string, how copying) error {
	stat := os.Stat
	if how.links {
		stat = os.Lstat
	}
	info, err := stat(from)
	if err != nil {
		return err
	}
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		err = copyLink(from, to, how)
	case info.IsDir():
		err = copyDir(from, to, info, how)
	case info.Mode().IsRegular():
		err = copyFile(from, to, info, how)
	default:
		return &fs.PathError{Op: "copy", Path: from, Err: errors.New("not a regular file")}
	}
	if err == nil && how.attributes && info.Mode()&fs.ModeSymlink == 0 {
		err = os.Chtimes(to, info.ModTime(), info.ModTime())
	}
	return err
}

func copyLink(from, to string, how copying) error {
	target, err := os.Readlink(from)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(to); err == nil {
		if !how.replace {
			return nil
		}
		if err := os.Remove(to); err != nil {
			return err
		}
	}
	return os.Symlink(target, to)
}

func copyDir(from, to string, info fs.FileInfo, how copying) error {
	if existing, err := os.Stat(to); err == nil {
		if !existing.IsDir() {
			return &fs.PathError{Op: "copy", Path: to, Err: errors.New("not a directory")}
		}
		if os.SameFile(existing, info) {
			return nil
		}
	} else if err := os.Mkdir(to, info.Mode().Perm()|0o700); err != nil {
		return err
	}
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	copied, err := os.Stat(to)
	if err != nil {
		return err
	}
	for _, e := range entries {
		inside := filepath.Join(from, e.Name())
		// A copy into the directory itself is not copied in turn.
		if i, err := os.Stat(inside); err == nil && os.SameFile(i, copied) {
			continue
		}
		if err := copyTree(inside, filepath.Join(to, e.Name()), how); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string, info fs.FileInfo, how copying) (err error) {
	if existing, err := os.Stat(to); err == nil {
		if !how.replace || os.SameFile(existing, info) {
			return nil
		}
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() // nothing is written
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if closeErr := out.Close(); err == nil {
		err = closeErr
	}
	return err
}

// tempPath makes the path of a temporary file: prefix, something random,
// suffix.
func (m *module) tempPath(args []value.Value) string {
	dir := os.TempDir()
	if args[2] != nil {
		dir = m.path(args[2])
	}
	return filepath.Join(dir, str(args[1])+rand.Text()+str(args[0]))
}

func (m *module) createTemp(args []value.Value) value.Value {
	path := m.tempPath(args)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return m.failed("Error occurred while creating temporary file", err)
	}
	return m.absolute(path)
}

func (m *module) createTempDir(args []value.Value) value.Value {
	path := m.tempPath(args)
	if err := os.Mkdir(path, 0o700); err != nil {
		return m.failed("Error occurred while creating temporary directory", err)
	}
	return m.absolute(path)
}

func (m *module) absolute(path string) value.Value {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return value.Str(path)
}

func (m *module) test(args []value.Value) value.Value {
	path := m.path(args[0])
	switch str(args[1]) {
	case "IS_SYMLINK":
		info, err := os.Lstat(path)
		return value.Boolean(err == nil && info.Mode()&fs.ModeSymlink != 0)
	case "READABLE":
		return value.Boolean(readable(path))
	case "WRITABLE":
		info, err := os.Stat(path)
		return value.Boolean(err == nil && writable(path, info))
	case "IS_DIR":
		info, err := os.Stat(path)
		return value.Boolean(err == nil && info.IsDir())
	}
	_, err := os.Stat(path)
	return value.Boolean(err == nil)
}

func (m *module) bindPaths(e map[string]rt.Extern) {
	wrap := func(f func(path string) (value.Value, error)) rt.Extern {
		return func(_ *rt.Context, args []value.Value) (value.Value, error) {
			v, err := f(str(args[0]))
			return m.pathResult(v, err)
		}
	}
	text := func(f func(path string) (string, error)) rt.Extern {
		return wrap(func(path string) (value.Value, error) {
			s, err := f(path)
			return value.Str(s), err
		})
	}
	e["separator"] = func(*rt.Context, []value.Value) (value.Value, error) { return value.Str(m.style.sep()), nil }
	e["listSeparator"] = func(*rt.Context, []value.Value) (value.Value, error) {
		return value.Str(string(os.PathListSeparator)), nil
	}
	e["basename"] = text(m.style.base)
	e["parentPath"] = text(m.style.parent)
	e["isAbsolutePath"] = wrap(func(path string) (value.Value, error) { return value.Boolean(m.style.absolute(path)), nil })
	e["splitPath"] = wrap(func(path string) (value.Value, error) {
		elems, err := m.style.split(path)
		return value.NewStrings(elems), err
	})
	e["getAbsolutePath"] = text(func(path string) (string, error) {
		p, err := m.style.parse(path)
		if err != nil {
			return "", &pathError{"InvalidPathError", "Invalid path " + path}
		}
		if filepath.IsAbs(path) {
			return m.style.String(p), nil
		}
		if len(p.elems) == 0 {
			return m.dir(), nil
		}
		return m.dir() + m.style.sep() + m.style.String(p), nil
	})
	e["joinPath"] = func(_ *rt.Context, args []value.Value) (value.Value, error) {
		l := args[0].(*value.List)
		elems := make([]string, l.Len())
		for i := range elems {
			elems[i] = str(l.At(i))
		}
		s, err := m.style.join(elems)
		return m.pathResult(value.Str(s), err)
	}
	e["relativePath"] = func(_ *rt.Context, args []value.Value) (value.Value, error) {
		s, err := m.style.relative(str(args[0]), str(args[1]))
		return m.pathResult(value.Str(s), err)
	}
	e["normalizePath"] = func(_ *rt.Context, args []value.Value) (value.Value, error) {
		switch str(args[1]) {
		case "SYMLINK":
			return m.resolve(args[0]), nil
		case "NORMCASE":
			return value.Str(m.style.normCase(str(args[0]))), nil
		}
		p, err := m.style.clean(str(args[0]))
		return m.pathResult(value.Str(m.style.String(p)), err)
	}
}

func (m *module) pathResult(v value.Value, err error) (value.Value, error) {
	var p *pathError
	if errors.As(err, &p) {
		return m.fail(p.typ, p.message), nil
	}
	return v, err
}

// resolve tells where a symbolic link leads.
func (m *module) resolve(path value.Value) value.Value {
	info, err := os.Lstat(m.path(path))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return m.fail("FileNotFoundError", "File does not exist at "+str(path))
	case err != nil:
		return m.failed("Error while reading "+str(path), err)
	case info.Mode()&fs.ModeSymlink == 0:
		return m.fail("NotLinkError", "Path is not a symbolic link "+str(path))
	}
	target, err := os.Readlink(m.path(path))
	if err != nil {
		return m.failed("Error while reading "+str(path), err)
	}
	return value.Str(target)
}

func str(v value.Value) string {
	if s, ok := v.(*value.String); ok {
		return s.String()
	}
	return ""
}
