package cli

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"barre/packages"
	"barre/project"
)

//go:embed templates
var templateFiles embed.FS

// Template is what a package can begin with.
type Template struct {
	Name   string // as -t takes it
	Title  string
	Doc    string
	folder string
}

// Templates are those that there are. Two more names are those of bal.
func Templates() []Template {
	return []Template{
		{"main", "Program", "A main function that prints a line.", "main"},
		{"service", "HTTP service", "A service with a resource, and its tests.", "service"},
		{"automation", "Automation", "A job that runs and ends, on demand or by schedule.", "automation"},
		{"event", "Event handler", "Handles the events of a Kafka topic.", "event"},
		{"library", "Library", "Functions for other packages, with documentation and tests.", "library"},
		{"empty", "Empty project", "Nothing but the project itself: add what it is to have.", "empty"},
	}
}

// templateNames are the names that -t takes, with the folder of each.
func templateNames() [][2]string {
	var names [][2]string
	for _, t := range Templates() {
		names = append(names, [2]string{t.Name, t.folder})
	}
	// as bal has them
	return append(names, [2]string{"default", "main"}, [2]string{"lib", "library"})
}

// Create makes the folder dir a package, as new does; name is "" for that of the
// folder, org for that of the user.
func Create(dir, org, name, template string) error {
	folder, err := templateFolder(template)
	if err != nil {
		return err
	}
	if name != "" && !project.ValidName(name) {
		return fmt.Errorf("invalid package name '%s': a name has alphanumerics, underscores and periods and begins with a letter", name)
	}
	if org != "" && !project.ValidOrg(org) {
		return fmt.Errorf("invalid organization name '%s': a name has letters, digits and underscores", org)
	}
	a := &app{stdout: io.Discard, stderr: io.Discard}
	return a.createPackage(dir, org, name, folder)
}

// templateFolder finds the folder of a template.
func templateFolder(name string) (string, error) {
	var names []string
	for _, t := range templateNames() {
		if t[0] == name {
			return t[1], nil
		}
		names = append(names, t[0])
	}
	msg := fmt.Sprintf("template '%s' not found: the templates are main, service, automation, event, library and empty", name)
	if s := closest(name, names); s != "" {
		msg += fmt.Sprintf("; did you mean '%s'?", s)
	}
	return "", &usageError{msg: msg, command: "new"}
}

func (a *app) newCommand() *cobra.Command {
	var template, repository, org string
	var workspace bool
	cmd := &cobra.Command{
		Use: "new",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{msg: "project path is not provided: give the folder to make", command: "new"}
			}
			if err := atMost(1, "new takes one folder")(cmd, args); err != nil {
				return err
			}
			if err := checkOrg(cmd, org); err != nil {
				return err
			}
			if workspace {
				if cmd.Flags().Changed("template") {
					return &usageError{msg: "a workspace has no template: make it, and then packages with templates in it", command: "new"}
				}
				return a.createWorkspace(args[0], org)
			}
			if strings.Contains(template, "/") {
				return a.createFromPackage(args[0], org, template, repository)
			}
			folder, err := templateFolder(template)
			if err != nil {
				return err
			}
			return a.createPackage(args[0], org, "", folder)
		},
	}
	cmd.Flags().StringVarP(&template, "template", "t", "main", "")
	cmd.Flags().StringVar(&org, "org", "", "")
	cmd.Flags().StringVar(&repository, "repository", packages.CentralName, "")
	cmd.Flags().BoolVar(&workspace, "workspace", false, "")
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
	return a.create(dir, org, name, func(files map[string]string, abs, org, name string) error {
		ignore, err := templateFiles.ReadFile("templates/gitignore")
		if err != nil {
			return err
		}
		files[".gitignore"] = string(ignore)
		if sources, _ := filepath.Glob(filepath.Join(abs, "*.bal")); len(sources) > 0 {
			return nil
		}
		return templateSources(files, template, org, name)
	})
}

// create makes the folder dir a package with the files that fill adds, and adds
// it to the workspace that the folder is in.
func (a *app) create(dir, org, name string, fill func(files map[string]string, abs, org, name string) error) error {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	workspace, err := free(abs, dir)
	if err != nil {
		return err
	}
	folder := filepath.Base(abs)
	derived := name == ""
	if derived {
		name = project.DefaultName(folder)
	}
	if org == "" {
		org = project.DefaultOrg("")
	}
	files := map[string]string{
		project.ManifestName: fmt.Sprintf("[package]\norg = %q\nname = %q\nversion = \"0.1.0\"\ndistribution = %q\n", org, name, Distribution),
	}
	if err := fill(files, abs, org, name); err != nil {
		return err
	}
	var c creation
	for rel, text := range files {
		if err := c.file(filepath.Join(abs, filepath.FromSlash(rel)), text); err != nil {
			c.undo()
			return err
		}
	}
	if workspace != "" {
		rel, err := filepath.Rel(workspace, abs)
		if err == nil {
			err = project.AddToWorkspace(workspace, filepath.ToSlash(rel))
		}
		if err != nil {
			c.undo()
			return err
		}
	}
	fmt.Fprintf(a.stdout, "Created new package '%s' at %s.\n", name, abs)
	if derived && name != folder {
		fmt.Fprintf(a.stderr, "package name is derived as '%s'. Edit the %s to change it.\n", name, project.ManifestName)
	}
	return nil
}

// createWorkspace makes the folder dir a workspace with a first package.
func (a *app) createWorkspace(dir, org string) error {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	above, err := free(abs, dir)
	if err != nil {
		return err
	}
	if above != "" {
		return fmt.Errorf("'%s' is inside the workspace '%s': workspaces are not nested", dir, above)
	}
	var c creation
	if err := c.file(filepath.Join(abs, project.ManifestName), "[workspace]\npackages = []\n"); err != nil {
		c.undo()
		return err
	}
	if err := a.createPackage(filepath.Join(abs, "hello-app"), org, "", "main"); err != nil {
		c.undo()
		return err
	}
	fmt.Fprintf(a.stdout, "Created new workspace '%s' at %s.\n", filepath.Base(abs), abs)
	return nil
}

// createFromPackage makes the folder dir a package with the sources of one that
// was published as a template.
func (a *app) createFromPackage(dir, org, template, repository string) error {
	ref, err := packages.ParseRef(template)
	if err != nil {
		return &usageError{msg: err.Error(), command: "new"}
	}
	b, err := a.fetch(ref, repository)
	if err != nil {
		return err
	}
	if !b.Template {
		return fmt.Errorf("the package %s is no template: its %s has no template = true", b.Ref(), project.ManifestName)
	}
	return a.create(dir, org, "", func(files map[string]string, _, org, name string) error {
		more, err := b.Copy(org, name)
		if err != nil {
			return err
		}
		for rel, text := range more {
			if rel == project.ManifestName {
				text = files[rel] + text
			}
			files[rel] = text
		}
		return nil
	})
}

// free tells whether a package can be made in a folder, and which workspace the
// folder is in, "" for none.
func free(abs, dir string) (workspace string, err error) {
	st, err := os.Stat(abs)
	switch {
	case err == nil && !st.IsDir():
		return "", fmt.Errorf("'%s' exists and is not a folder", dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return "", err
	}
	for at := abs; ; at = filepath.Dir(at) {
		src, err := os.ReadFile(filepath.Join(at, project.ManifestName))
		if err == nil {
			m, _ := project.ParseManifest(project.ManifestName, src)
			switch {
			case m.Workspace != nil && at == abs:
				return "", fmt.Errorf("'%s' is already a workspace", dir)
			case m.Workspace != nil:
				return at, nil
			case at == abs:
				return "", fmt.Errorf("'%s' is already a Ballerina package", dir)
			}
			return "", fmt.Errorf("'%s' is inside the Ballerina package '%s'", dir, at)
		}
		if at == filepath.Dir(at) {
			return "", nil
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
