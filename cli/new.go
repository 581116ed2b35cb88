package cli

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"barre/project"
)

//go:embed templates
var templateFiles embed.FS

// templates are the names that -t takes; the second column is the folder.
var templates = [][2]string{
	{"main", "main"}, {"service", "service"}, {"automation", "automation"}, {"library", "library"},
	// as bal has them
	{"default", "main"}, {"lib", "library"},
}

// templateFolder finds the folder of a template.
func templateFolder(name string) (string, error) {
	var names []string
	for _, t := range templates {
		if t[0] == name {
			return t[1], nil
		}
		names = append(names, t[0])
	}
	msg := fmt.Sprintf("template '%s' not found: the templates are main, service, automation and library", name)
	if s := closest(name, names); s != "" {
		msg += fmt.Sprintf("; did you mean '%s'?", s)
	}
	return "", &usageError{msg: msg, command: "new"}
}

func (a *app) newCommand() *cobra.Command {
	var template, org string
	cmd := &cobra.Command{
		Use: "new",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{msg: "project path is not provided: give the folder to make", command: "new"}
			}
			if err := atMost(1, "new takes one folder")(cmd, args); err != nil {
				return err
			}
			folder, err := templateFolder(template)
			if err != nil {
				return err
			}
			if err := checkOrg(cmd, org); err != nil {
				return err
			}
			return a.createPackage(args[0], org, "", folder)
		},
	}
	cmd.Flags().StringVarP(&template, "template", "t", "main", "")
	cmd.Flags().StringVar(&org, "org", "", "")
	return cmd
}

// checkOrg refuses what is given as an organisation and cannot be the name of
// one.
func checkOrg(cmd *cobra.Command, org string) error {
	if cmd.Flags().Changed("org") && !project.ValidOrg(org) {
		return &usageError{msg: fmt.Sprintf("invalid organization name '%s': a name has letters, digits and underscores", org), command: cmd.Name()}
	}
	return nil
}

func (a *app) initCommand() *cobra.Command {
	var org string
	cmd := &cobra.Command{
		Use:  "init",
		Args: atMost(1, "init takes at most the package's name"),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := ""
			if len(args) == 1 {
				name = args[0]
				if !project.ValidName(name) {
					return &usageError{msg: fmt.Sprintf("invalid package name '%s': a name has alphanumerics, underscores and periods and begins with a letter", name), command: "init"}
				}
			}
			if err := checkOrg(cmd, org); err != nil {
				return err
			}
			return a.createPackage(".", org, name, "main")
		},
	}
	cmd.Flags().StringVar(&org, "org", "", "")
	return cmd
}

// createPackage makes the folder dir a package. Sources of the template are
// added only where there is no source yet; nothing is overwritten.
func (a *app) createPackage(dir, org, name, template string) error {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	if err := free(abs, dir); err != nil {
		return err
	}
	folder := filepath.Base(abs)
	if name == "" {
		name = project.DefaultName(folder)
		if name != folder {
			defer fmt.Fprintf(a.stderr, "package name is derived as '%s'. Edit the %s to change it.\n", name, project.ManifestName)
		}
	}
	if org == "" {
		org = project.DefaultOrg("")
	}
	files := map[string]string{
		project.ManifestName: fmt.Sprintf("[package]\norg = %q\nname = %q\nversion = \"0.1.0\"\ndistribution = %q\n", org, name, Distribution),
	}
	ignore, err := templateFiles.ReadFile("templates/gitignore")
	if err != nil {
		return err
	}
	files[".gitignore"] = string(ignore)
	if sources, _ := filepath.Glob(filepath.Join(abs, "*.bal")); len(sources) == 0 {
		if err := templateSources(files, template, org, name); err != nil {
			return err
		}
	}
	for rel, text := range files {
		if err := create(filepath.Join(abs, filepath.FromSlash(rel)), text); err != nil {
			return err
		}
	}
	fmt.Fprintf(a.stdout, "Created new package '%s' at %s.\n", name, abs)
	return nil
}

// free tells whether a package can be made in a folder.
func free(abs, dir string) error {
	st, err := os.Stat(abs)
	switch {
	case err == nil && !st.IsDir():
		return fmt.Errorf("'%s' exists and is not a folder", dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	for at := abs; ; at = filepath.Dir(at) {
		src, err := os.ReadFile(filepath.Join(at, project.ManifestName))
		if err == nil {
			m, _ := project.ParseManifest(project.ManifestName, src)
			if m.Workspace == nil {
				if at == abs {
					return fmt.Errorf("'%s' is already a Ballerina package", dir)
				}
				return fmt.Errorf("'%s' is inside the Ballerina package '%s'", dir, at)
			}
		}
		if at == filepath.Dir(at) {
			return nil
		}
	}
}

// templateSources adds the files of a template, with the package's name in
// the places that ask for it.
func templateSources(files map[string]string, template, org, name string) error {
	// The prefix of an import is the last part of the module's name.
	alias := name[strings.LastIndexByte(name, '.')+1:]
	fill := strings.NewReplacer("PACKAGE", name, "ORG", org, "ALIAS", alias)
	root := path.Join("templates", template)
	return fs.WalkDir(templateFiles, root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := templateFiles.ReadFile(p)
		if err != nil {
			return err
		}
		rel := strings.TrimPrefix(p, root+"/")
		if dir, file := path.Split(rel); strings.HasPrefix(file, "library") {
			rel = dir + name + strings.TrimPrefix(file, "library")
		}
		files[rel] = fill.Replace(string(text))
		return nil
	})
}

// create writes a file that does not exist yet; one that does stays.
func create(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := f.WriteString(text); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
