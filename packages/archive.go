package packages

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"barre/project"
)

// MaxArchive is how many bytes an archive may have.
const MaxArchive = 256 << 20

// What an archive may come to: more is refused before it is written.
const (
	maxUnpacked = 1 << 30 // bytes of all files in it
	maxEntries  = 20_000
)

// balaVersion is the version of the archive's layout that is written here.
const balaVersion = "3.0.0"

// ArchiveName is the name of a package's archive file.
func ArchiveName(d *Description) string {
	return fmt.Sprintf("%s-%s-%s-%s.bala", d.Organization, d.Name, d.Platform, d.Version)
}

// Digest is the digest of an archive as registries state it.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha-256=" + hex.EncodeToString(sum[:])
}

// Describe is what an archive says of a package. distribution and spec are
// the ones it was made with.
func Describe(p *project.Package, distribution, spec string) *Description {
	m := p.Manifest
	d := &Description{
		Organization: p.Org, Name: p.Name, Version: p.Version,
		Licenses: m.License, Authors: m.Authors, Repository: m.Repository, Keywords: m.Keywords,
		Export: m.Export, Include: m.Include, Visibility: m.Visibility,
		Distribution: distribution, Vendor: "Barre", Spec: spec,
		Platform: "any", Graal: true, Template: m.Template, Description: m.Description,
	}
	if len(d.Export) == 0 {
		d.Export = []string{p.Name}
	}
	if readme, _ := readmeOf(p); readme != "" {
		d.Readme = "docs/" + path.Base(readme)
	}
	if m.Icon != "" {
		d.Icon = "docs/" + path.Base(m.Icon)
	}
	return d
}

// readmeOf finds the text that introduces the package: what the manifest
// names, or a file of one of the usual names.
func readmeOf(p *project.Package) (name string, text []byte) {
	for _, n := range []string{p.Manifest.Readme, "README.md", "Package.md"} {
		if n == "" {
			continue
		}
		if text, err := os.ReadFile(filepath.Join(p.Root, filepath.FromSlash(n))); err == nil {
			return n, text
		}
	}
	return "", nil
}

// Pack makes the archive of a package. Archives of the same content are the
// same bytes.
func Pack(p *project.Package, d *Description, g *Graph) ([]byte, error) {
	files := map[string][]byte{}
	for name, v := range map[string]any{
		"package.json":          d,
		"dependency-graph.json": g,
		"bala.json":             map[string]string{"bala_version": balaVersion, "built_by": "Barre"},
	} {
		text, err := json.MarshalIndent(v, "", "  ")
		if err != nil {
			return nil, err
		}
		files[name] = append(text, '\n')
	}
	for _, m := range p.Modules {
		for _, f := range m.Files {
			name := "modules/" + m.Name + "/" + path.Base(f.Name)
			if files[name] != nil {
				// The generated folder has a file of the same name.
				name = "modules/" + m.Name + "/generated_" + path.Base(f.Name)
			}
			files[name] = []byte(f.Src)
		}
		home, generated := p.Root, filepath.Join(p.Root, "generated")
		to := "resources"
		if sub, ok := strings.CutPrefix(m.Name, p.Name+"."); ok {
			home, generated = filepath.Join(p.Root, "modules", sub), filepath.Join(generated, sub)
			to = "modules/" + m.Name + "/resources"
			if name, text := moduleReadme(p, m.Name, home); name != "" {
				files["docs/modules/"+m.Name+"/"+name] = text
			}
		}
		for _, dir := range []string{generated, home} {
			if err := addFolder(files, to, filepath.Join(dir, "resources")); err != nil {
				return nil, err
			}
		}
	}
	if name, text := readmeOf(p); name != "" {
		files["docs/"+path.Base(name)] = text
	}
	included, err := p.Included()
	if err != nil {
		return nil, err
	}
	if p.Manifest.Icon != "" {
		text, err := os.ReadFile(filepath.Join(p.Root, filepath.FromSlash(p.Manifest.Icon)))
		if err != nil {
			return nil, err
		}
		files["docs/"+path.Base(p.Manifest.Icon)] = text
	}
	for _, name := range included {
		if files[name] != nil {
			continue
		}
		text, err := os.ReadFile(filepath.Join(p.Root, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		files[name] = text
	}
	return writeZip(files)
}

// moduleReadme finds the text that introduces a module: what the manifest
// names, or a file of one of the usual names.
func moduleReadme(p *project.Package, module, home string) (name string, text []byte) {
	names := []string{"README.md", "Module.md"}
	for _, e := range p.Manifest.Modules {
		if e.Name == module && e.Readme != "" {
			names = []string{e.Readme}
		}
	}
	for _, n := range names {
		if text, err := os.ReadFile(filepath.Join(home, filepath.FromSlash(n))); err == nil {
			return path.Base(n), text
		}
	}
	return "", nil
}

// addFolder adds the files of a folder, if it is there.
func addFolder(files map[string][]byte, to, dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || !d.Type().IsRegular() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(name)
		files[path.Join(to, filepath.ToSlash(rel))] = text
		return err
	})
}

func writeZip(files map[string][]byte) ([]byte, error) {
	names := make([]string, 0, len(files))
	for n := range files {
		names = append(names, n)
	}
	sort.Strings(names)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		h := &zip.FileHeader{Name: n, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
		h.SetMode(0o644)
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(files[n]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	if b.Len() > MaxArchive {
		return nil, fmt.Errorf("the archive would have %d MB: the most is %d MB", b.Len()>>20, MaxArchive>>20)
	}
	return b.Bytes(), nil
}

// ReadArchive reads an archive's file.
func ReadArchive(name string) ([]byte, error) {
	st, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("the archive '%s' does not exist", name)
	}
	if st.Size() > MaxArchive {
		return nil, fmt.Errorf("the archive '%s' has %d MB: the most is %d MB", name, st.Size()>>20, MaxArchive>>20)
	}
	return os.ReadFile(name)
}

// Inspect checks an archive as a whole, each file of it unpacked, and reads its
// description, without writing anything.
func Inspect(data []byte) (*Description, *Graph, error) {
	files, err := contents(data)
	if err != nil {
		return nil, nil, err
	}
	d, g := &Description{}, &Graph{}
	for _, f := range []struct {
		name string
		into any
	}{{"package.json", d}, {"dependency-graph.json", g}} {
		e := files[f.name]
		if e == nil {
			return nil, nil, fmt.Errorf("the archive is no package: it has no %s", f.name)
		}
		text, err := readEntry(e, 16<<20)
		if err == nil {
			err = json.Unmarshal(text, f.into)
		}
		if err != nil {
			return nil, nil, fmt.Errorf("the archive is damaged: %w", jsonFault(f.name, err))
		}
	}
	if bad := validRef(d.Ref()); bad != "" {
		return nil, nil, fmt.Errorf("the archive is damaged: package.json: %s", bad)
	}
	if d.Platform == "" || !project.ValidOrg(strings.ReplaceAll(d.Platform, ".", "_")) {
		return nil, nil, fmt.Errorf("the archive is damaged: package.json: '%s' is no platform", d.Platform)
	}
	for name, e := range files {
		if err := verify(e); err != nil {
			return nil, nil, fmt.Errorf("the archive is damaged: '%s' cannot be unpacked", name)
		}
	}
	for _, r := range g.Packages {
		for _, dep := range append([]Ref{r.Ref}, r.Dependencies...) {
			if bad := validMention(dep); bad != "" && dep.Version != "" {
				return nil, nil, fmt.Errorf("the archive is damaged: dependency-graph.json: %s", bad)
			}
		}
	}
	return d, g, nil
}

// jsonFault says what is wrong with a file that should be JSON.
func jsonFault(name string, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("%s is no JSON (byte %d)", name, syntax.Offset)
	case errors.As(err, &kind):
		return fmt.Errorf("%s has a %s as '%s'", name, kind.Value, kind.Field)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// EntryText reads one file of an archive; nil when there is none.
func EntryText(data []byte, name string) []byte {
	files, err := contents(data)
	if err != nil || files[name] == nil {
		return nil
	}
	text, err := readEntry(files[name], 16<<20)
	if err != nil {
		return nil
	}
	return text
}

// contents lists the files of an archive after checking their names and sizes.
func contents(data []byte) (map[string]*zip.File, error) {
	if len(data) > MaxArchive {
		return nil, fmt.Errorf("the archive has %d MB: the most is %d MB", len(data)>>20, MaxArchive>>20)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("the archive is damaged: it is no whole zip file")
	}
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("the archive has %d files: the most is %d", len(z.File), maxEntries)
	}
	files := map[string]*zip.File{}
	folded := map[string]bool{}
	var total uint64
	for _, e := range z.File {
		if strings.HasSuffix(e.Name, "/") {
			continue // folders come with their files
		}
		// Names are checked for every system, so that what one accepts all do.
		if !fs.ValidPath(e.Name) || e.Name == "." || strings.ContainsAny(e.Name, "\\:\x00") || !filepath.IsLocal(e.Name) {
			return nil, fmt.Errorf("the archive is refused: '%s' would be written outside its folder", e.Name)
		}
		if !e.Mode().IsRegular() {
			return nil, fmt.Errorf("the archive is refused: '%s' is no regular file", e.Name)
		}
		if low := strings.ToLower(e.Name); folded[low] {
			return nil, fmt.Errorf("the archive is refused: it has '%s' twice", e.Name)
		} else {
			folded[low] = true
		}
		if total += e.UncompressedSize64; e.UncompressedSize64 > maxUnpacked || total > maxUnpacked {
			return nil, fmt.Errorf("the archive is refused: unpacked it would have more than %d MB", maxUnpacked>>20)
		}
		files[e.Name] = e
	}
	return files, nil
}

// readEntry reads a file of an archive, no more than the archive announced.
func readEntry(e *zip.File, most uint64) ([]byte, error) {
	if e.UncompressedSize64 > most {
		return nil, fmt.Errorf("'%s' is too large", e.Name)
	}
	r, err := e.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, int64(e.UncompressedSize64)+1))
	if err == nil && uint64(len(text)) > e.UncompressedSize64 {
		err = fmt.Errorf("'%s' is larger than announced", e.Name)
	}
	return text, err
}

// verify unpacks a file of an archive to nowhere: its size and its checksum have
// to be those that were announced.
func verify(e *zip.File) error {
	r, err := e.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	n, err := io.Copy(io.Discard, io.LimitReader(r, int64(e.UncompressedSize64)+1))
	if err == nil && uint64(n) != e.UncompressedSize64 {
		err = zip.ErrFormat
	}
	return err
}

// unpack writes an archive's files below a folder that is there and empty.
func unpack(data []byte, dir string) error {
	files, err := contents(data)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	made := map[string]bool{".": true}
	for name, e := range files {
		text, err := readEntry(e, maxUnpacked)
		if err != nil {
			return fmt.Errorf("the archive is damaged: '%s' cannot be unpacked", name)
		}
		if parent := path.Dir(name); !made[parent] {
			if err := root.MkdirAll(parent, 0o755); err != nil {
				return err
			}
			made[parent] = true
		}
		if err := root.WriteFile(name, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
