package packages

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"
)

// Folder is a repository in the file system: bala/ORG/NAME/VERSION/PLATFORM
// below Root holds unpacked archives.
type Folder struct{ Root string }

// platforms are the names of an archive's platform, the best first.
func platforms() []string { return []string{"any", "java21", "java17", "java11"} }

// Versions lists the versions of a package, the latest first.
func (f Folder) Versions(org, name string) []Version {
	entries := settled(filepath.Join(f.Root, "bala", org, name))
	var list []Version
	for _, e := range entries {
		if v, ok := ParseVersion(e.Name()); ok && e.IsDir() {
			list = append(list, v)
		}
	}
	SortVersions(list)
	return list
}

// SortVersions puts the latest version first.
func SortVersions(list []Version) {
	sort.Slice(list, func(i, j int) bool { return list[i].Compare(list[j]) > 0 })
}

// Open opens a version of a package; nil without an error when the repository
// does not have it.
func (f Folder) Open(r Ref) (*Bala, error) {
	if bad := validRef(r); bad != "" {
		return nil, fmt.Errorf("invalid package '%s': %s", r, bad)
	}
	b, err := f.open(r)
	if b == nil {
		// It may be there when somebody has finished with replacing it.
		settled(filepath.Join(f.Root, "bala", r.Org, r.Name))
		b, err = f.open(r)
	}
	return b, err
}

func (f Folder) open(r Ref) (*Bala, error) {
	dir := filepath.Join(f.Root, "bala", r.Org, r.Name, r.Version)
	for _, p := range platforms() {
		at := filepath.Join(dir, p)
		if st, err := os.Stat(at); err != nil || !st.IsDir() {
			continue
		}
		b, err := OpenBala(at)
		if err != nil {
			return nil, err
		}
		if b.Ref() != r {
			return nil, fmt.Errorf("the package in '%s' says it is %s", at, b.Ref())
		}
		return b, nil
	}
	return nil, nil
}

// settled lists the folder of a package. Between the two steps of replacing a version
// it is not there for a moment, while what was there and what comes both are under
// their other names: that moment is waited for.
func settled(home string) []os.DirEntry {
	for try := 0; ; try++ {
		entries, err := os.ReadDir(home)
		if err != nil {
			return nil
		}
		replacing := false
		for i, e := range entries { // in order
			replacing = replacing || i > 0 && strings.HasPrefix(e.Name(), ".new-") && strings.HasPrefix(e.Name(), entries[i-1].Name()+"-old")
		}
		if !replacing || try == 50 {
			return entries
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// Packages lists the packages of the repository.
func (f Folder) Packages() []Ref {
	var list []Ref
	names, _ := filepath.Glob(filepath.Join(f.Root, "bala", "*", "*"))
	for _, n := range names {
		r := Ref{Org: filepath.Base(filepath.Dir(n)), Name: filepath.Base(n)}
		if vs := f.Versions(r.Org, r.Name); validNames(r.Org, r.Name) == "" && len(vs) > 0 {
			r.Version = vs[0].String()
			list = append(list, r)
		}
	}
	return list
}

// Install unpacks an archive into the repository, in place of the same version
// that may be there. What goes wrong leaves the repository as it was.
func (f Folder) Install(data []byte) (*Description, error) { return f.install(data, true) }

// install is Install; without replace, a version that is there stays, whoever
// brought it.
func (f Folder) install(data []byte, replace bool) (*Description, error) {
	d, _, err := Inspect(data)
	if err != nil {
		return nil, err
	}
	cannot := func(err error) error {
		return fmt.Errorf("cannot write to the repository '%s': %w", f.Root, err)
	}
	home := filepath.Join(f.Root, "bala", d.Organization, d.Name)
	done := false
	defer func() {
		// Folders that were made for nothing go again; the others are not empty.
		for dir := home; !done && len(dir) >= len(f.Root); dir = filepath.Dir(dir) {
			done = os.Remove(dir) != nil
		}
	}()
	if err := os.MkdirAll(home, 0o755); err != nil {
		return nil, cannot(err)
	}
	cleanStale(home)
	// The name is no version, so nobody takes the half-written folder for one.
	temp, err := os.MkdirTemp(home, ".new-*")
	if err != nil {
		return nil, cannot(err)
	}
	defer os.RemoveAll(temp)
	if err := os.Chmod(temp, 0o755); err != nil {
		return nil, cannot(err)
	}
	at := filepath.Join(temp, d.Platform)
	if err := os.Mkdir(at, 0o755); err != nil {
		return nil, cannot(err)
	}
	if err := unpack(data, at); err != nil {
		return nil, err
	}
	final := filepath.Join(home, d.Version)
	for try := 0; ; try++ {
		old := fmt.Sprintf("%s-old%d", temp, try)
		if replace && os.Rename(final, old) == nil {
			defer os.RemoveAll(old)
		}
		err := os.Rename(temp, final)
		if err == nil {
			break
		}
		// Another process may have been first with the same package.
		_, serr := os.Stat(final)
		if serr == nil && !replace {
			break
		}
		if try == 20 || !errors.Is(err, fs.ErrExist) {
			_ = os.Rename(old, final)
			return nil, cannot(err)
		}
	}
	done = true
	return d, nil
}

// cleanStale removes what interrupted processes left behind for a package.
func cleanStale(home string) {
	names, err := filepath.Glob(filepath.Join(home, ".new-*"))
	if err != nil {
		return
	}
	for _, n := range names {
		if st, err := os.Stat(n); err == nil && time.Since(st.ModTime()) > time.Hour {
			_ = os.RemoveAll(n)
		}
	}
}
