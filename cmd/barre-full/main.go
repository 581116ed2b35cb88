// Command barre-full is barre with every library module.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"

	"barre"
	"barre/cli"
	"barre/dap"
	"barre/doc/markdown"
	"barre/examples"
	"barre/gen/database"
	"barre/gen/openapi"
	"barre/lib/full"
	"barre/lsp"
	"barre/registry"
	"barre/registry/mysqldb"
	"barre/shell"
	"barre/studio"
	"barre/web"
)

func main() {
	image := cli.Image{Name: "barre-full", Process: true, Debug: debugger, Modules: full.Modules, Sources: barre.Sources, Markdown: markdown.New, Commands: []cli.Command{
		{Name: "registry", Run: registry.Command(mysqldb.Open)},
		{Name: "lsp", Full: func([]string) bool { return true }, Run: func(args []string, stdout, stderr io.Writer) int {
			return lsp.Main(lsp.CommandOptions{Args: args, Modules: full.Modules, Version: cli.Version, Environ: os.Environ(), Stdin: os.Stdin, Stdout: stdout, Stderr: stderr})
		}},
		{Name: "debug", Run: func(args []string, stdout, stderr io.Writer) int {
			return dap.Main(dap.Options{Args: args, Variable: cli.DebugAdapter, Environ: os.Environ(), Stdin: os.Stdin, Stdout: stdout, Stderr: stderr})
		}},
		{Name: "studio", Run: func(args []string, stdout, stderr io.Writer) int {
			return studio.Main(studio.CommandOptions{Args: args, Options: studioOptions(), Stdout: stdout, Stderr: stderr})
		}},
		{Name: "openapi", Full: func([]string) bool { return true }, Run: func(args []string, stdout, stderr io.Writer) int {
			return openapi.Main(openapi.CommandOptions{Args: args, Modules: full.Modules, Environ: os.Environ(), Stdin: os.Stdin, Stdout: stdout, Stderr: stderr})
		}},
		{Name: "shell", Full: func([]string) bool { return true }, Run: func(args []string, stdout, stderr io.Writer) int {
			return shell.Main(shell.Options{Args: args, Modules: full.Modules, Environ: os.Environ(), Distribution: cli.Distribution, Stdin: os.Stdin, Stdout: stdout, Stderr: stderr})
		}},
	}}
	os.Exit(cli.Main(image, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}

// debugger lets debuggers reach programs.
func debugger(port int, adapter string) (cli.Debugging, error) {
	s, err := dap.Open(port, adapter)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// demo is the template that is an example as a whole.
const demo = "demo"

// create makes a project for the designer.
func create(dir, org, name, template string) error {
	if template == demo {
		return examples.CreateOrderIntake(dir, org, name)
	}
	return cli.Create(dir, org, name, template)
}

// apiCode makes code of an OpenAPI document for the designer, with names in the style of
// the language.
func apiCode(r studio.APIRequest) (*studio.APICode, error) {
	made, err := openapi.Generate(r.Name, r.Text, r.Read, openapi.Options{
		Service: !r.Client, Client: r.Client, Tags: r.Tags, Tidy: true, Listener: r.Listener, Port: r.Port, BasePath: r.BasePath, Taken: r.Taken,
	})
	var problems openapi.Problems
	if errors.As(err, &problems) {
		var all studio.APIProblems
		for _, p := range problems {
			all = append(all, studio.APIProblem(p))
		}
		return nil, all
	}
	if err != nil {
		return nil, err
	}
	code := &studio.APICode{Summary: made.Summary, Types: made.Types}
	for _, f := range made.Files {
		code.Files = append(code.Files, studio.APIFile(f))
	}
	for _, n := range made.Notes {
		code.Notes = append(code.Notes, studio.APIProblem(n))
	}
	return code, nil
}

// tables reads a database for the designer.
func tables(ctx context.Context, s studio.DatabaseSource) (*studio.Database, error) {
	list, err := database.Read(ctx, database.Source(s))
	if err != nil {
		return nil, err
	}
	d := &studio.Database{Types: func(wanted, taken []string) (string, []string) {
		return database.Types(slices.DeleteFunc(slices.Clone(list), func(t database.Table) bool { return !slices.Contains(wanted, t.Name) }), taken)
	}}
	for _, t := range list {
		x := studio.DatabaseTable{Name: t.Name, Comment: t.Comment, View: t.View, Columns: []studio.DatabaseColumn{}}
		for _, c := range t.Columns {
			x.Columns = append(x.Columns, studio.DatabaseColumn{Name: c.Name, SQL: c.SQL, Type: c.Type})
		}
		d.Tables = append(d.Tables, x)
	}
	return d, nil
}

// studioOptions is what the designer needs of the others.
func studioOptions() studio.Options {
	app, _ := web.FS()
	var templates []studio.Template
	for _, t := range cli.Templates() {
		templates = append(templates, studio.Template{ID: t.Name, Title: t.Title, Doc: t.Doc})
	}
	templates = append(templates, studio.Template{ID: demo, Title: "Demo: order intake", Doc: "A service with a database, an API and a broker to look around in."})
	executable, _ := os.Executable()
	return studio.Options{
		Executable: executable, Supervisor: cli.Supervisor,
		Assets: app, Modules: full.Modules, Version: cli.Version, Environ: os.Environ(),
		Templates: templates, Create: create, Markdown: markdown.New, OpenAPI: apiCode, Database: tables,
		Language: func(e studio.Extension) studio.LanguageServer {
			return lsp.NewServer(lsp.Options{Modules: full.Modules, Version: cli.Version, Environ: os.Environ(), Extension: e})
		},
	}
}
