package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"barre/check"
	"barre/internal/files"
	"barre/project"
	"barre/scan"
	"barre/toml"
)

// ScanOptions is a package to be scanned.
type ScanOptions struct {
	Image            Image
	Command          []string // the whole command line, to hand over to another image
	Path             string   // as in RunOptions
	TargetDir        string   // where reports go; "" for the package's target folder
	HTML             bool     // write a page to look at
	Format           string   // text, json or sarif
	List             bool     // list the rules instead
	Explain          string   // explain one of them instead
	Include, Exclude []string
	Platforms        []string
	FailOn           string // the severity from which on the exit code is 2
	Dependencies     DependencyOptions
	Environ          []string
	Stdout, Stderr   io.Writer
}

// scanFound is the exit code when something serious was found; 1 says that the
// package could not be scanned.
const scanFound = 2

func (a *app) scanCommand() *cobra.Command {
	o := ScanOptions{Image: a.image, Environ: a.env, Stdout: a.stdout, Stderr: a.stderr}
	cmd := &cobra.Command{
		Use:  "scan",
		Args: atMost(1, "scan takes one package or file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.Path = args[0]
			}
			switch o.Format {
			case "text", "json", "sarif":
			case "ballerina":
				o.Format = "json"
			default:
				return &usageError{msg: fmt.Sprintf("there is no report format '%s': it is text, json or sarif", o.Format), command: "scan"}
			}
			if _, ok := scan.ParseSeverity(o.FailOn); !ok && o.FailOn != "never" {
				return &usageError{msg: fmt.Sprintf("'%s' is no severity: it is blocker, high, medium, low, info or never", o.FailOn), command: "scan"}
			}
			for _, list := range []*[]string{&o.Include, &o.Exclude} {
				for i, id := range *list {
					id = strings.TrimSpace(id)
					if err := knownRule(id); err != nil {
						return err
					}
					(*list)[i] = id
				}
			}
			if o.Explain != "" {
				if err := knownRule(o.Explain); err != nil {
					return err
				}
				io.WriteString(a.stdout, scan.RuleByID(o.Explain).Help())
				return nil
			}
			o.Command = a.args
			a.code = scanProgram(o)
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.TargetDir, "target-dir", "", "")
	f.BoolVar(&o.HTML, "scan-report", false, "")
	f.StringVar(&o.Format, "format", "text", "")
	f.BoolVar(&o.List, "list-rules", false, "")
	f.StringVar(&o.Explain, "explain", "", "")
	f.StringSliceVar(&o.Include, "include-rules", nil, "")
	f.StringSliceVar(&o.Exclude, "exclude-rules", nil, "")
	f.StringSliceVar(&o.Platforms, "platforms", nil, "")
	f.StringVar(&o.FailOn, "fail-on", "high", "")
	acceptBalFlags(cmd, &o.Dependencies)
	completeValues(cmd, "format", "text", "json", "sarif")
	completeValues(cmd, "fail-on", "blocker", "high", "medium", "low", "info", "never")
	for _, name := range []string{"explain", "include-rules", "exclude-rules"} {
		completeWith(cmd, name, ruleIDs)
	}
	return cmd
}

func ruleIDs() []string {
	var list []string
	for _, r := range scan.Rules() {
		list = append(list, r.ID)
	}
	return list
}

// knownRule says what is wrong with the ID of a rule.
func knownRule(id string) error {
	if scan.RuleByID(id) != nil {
		return nil
	}
	msg := fmt.Sprintf("there is no rule '%s'", id)
	if s := closest(id, ruleIDs()); s != "" {
		msg += fmt.Sprintf("; did you mean '%s'?", s)
	}
	return &usageError{msg: msg + "; 'barre scan --list-rules' lists them", command: "scan"}
}

// scanProgram scans a package and gives the exit code.
func scanProgram(o ScanOptions) int {
	if o.List {
		scan.WriteRules(o.Stdout, scan.Rules())
		return 0
	}
	s := &session{image: o.Image, command: o.Command, path: o.Path, dependencies: o.Dependencies, targetDir: o.TargetDir, environ: o.Environ, stdin: os.Stdin, stdout: o.Stdout, stderr: o.Stderr}
	var reports []*scan.Report
	code := s.each(true, func(p *program) int {
		r := scanPackage(o, p)
		if r == nil {
			return 1
		}
		reports = append(reports, r)
		if err := writeScan(o, p.pkg, s.target(p.pkg, p.whole), r); err != nil {
			fmt.Fprintf(o.Stderr, "error: cannot write the report: %v\n", files.Explain(err))
			return 1
		}
		return 0
	})
	switch {
	case len(reports) == 0:
		return code
	case o.Format == "json":
		o.Stdout.Write(scan.JSON(reports...))
	case o.Format == "sarif":
		o.Stdout.Write(scan.SARIF(reports...))
	default:
		for i, r := range reports {
			if len(reports) > 1 {
				if i > 0 {
					fmt.Fprintln(o.Stdout)
				}
				fmt.Fprintf(o.Stdout, "Package %s\n\n", r.Title)
			}
			r.WriteText(o.Stdout)
		}
	}
	if threshold, ok := scan.ParseSeverity(o.FailOn); ok && code == 0 {
		for _, r := range reports {
			if worst, any := r.Worst(); any && worst >= threshold {
				return scanFound
			}
		}
	}
	return code
}

// scanPackage scans a package; it gives nil when that was not possible, which has
// been said.
func scanPackage(o ScanOptions, p *program) *scan.Report {
	pkg := p.pkg
	so := scan.Options{Include: o.Include, Exclude: o.Exclude}
	platforms, problems := scanFile(pkg, &so)
	if len(problems) > 0 {
		for _, p := range problems {
			fmt.Fprintln(o.Stderr, p)
		}
		fmt.Fprintln(o.Stderr, "error: the configuration of the scan cannot be used")
		return nil
	}
	if len(so.Include) > 0 && len(so.Exclude) > 0 {
		fmt.Fprintln(o.Stderr, "error: rules are either included or excluded, not both at once: see --include-rules, --exclude-rules and Scan.toml")
		return nil
	}
	for _, name := range append(platforms, o.Platforms...) {
		fmt.Fprintf(o.Stderr, "warning: reporting to '%s' is not supported: its plugin is for Java. Use --format=sarif and let the platform import the file\n", strings.TrimSpace(name))
	}
	c := compilePackage(pkg, o.Image, p.deps)
	modules := []*check.Module{c.main}
	for i := range pkg.Modules[1:] {
		if m := c.world.Load(pkg.Org, pkg.Modules[i+1].Name); m != nil {
			c.world.CheckAll(m)
			modules = append(modules, m)
		}
	}
	if c.report(o.Stderr, false) {
		return nil
	}
	library := !pkg.Single && c.main.Tree.Main == nil
	for _, m := range modules {
		library = library && len(m.Tree.Services) == 0
	}
	title := pkg.QName()
	if pkg.Single {
		title = pkg.Modules[0].Files[0].Name
	}
	return &scan.Report{Result: scan.Scan(modules, library, so), Title: title, Root: pkg.Root, Tool: Version}
}

// writeScan writes the reports of a package.
func writeScan(o ScanOptions, pkg *project.Package, dir string, r *scan.Report) error {
	if pkg.Single {
		if o.HTML || o.TargetDir != "" {
			fmt.Fprintln(o.Stderr, "warning: reports are written for packages only, not for single files")
		}
		return nil
	}
	if o.HTML {
		dir = filepath.Join(dir, "report")
	} else {
		dir = filepath.Join(dir, "scan")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	name, data := "scan_results.json", scan.JSON
	if o.Format == "sarif" {
		name, data = "scan_results.sarif", scan.SARIF
	}
	if err := files.Replace(filepath.Join(dir, name), data(r), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(o.Stderr, "Report: %s\n", filepath.Join(dir, name))
	if !o.HTML {
		return nil
	}
	page, err := r.HTML()
	if err != nil {
		return err
	}
	if err := files.Replace(filepath.Join(dir, "index.html"), page, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(o.Stderr, "Report: %s\n", filepath.Join(dir, "index.html"))
	return nil
}

// scanFile reads Scan.toml, or the file that Ballerina.toml names in its place, into
// o; it gives the platforms that results are to be reported to.
func scanFile(pkg *project.Package, o *scan.Options) (platforms, problems []string) {
	if pkg.Single {
		return nil, nil
	}
	path := filepath.Join(pkg.Root, "Scan.toml")
	named := false
	if n := pkg.Manifest.Tree.Get("scan", "configPath"); n != nil {
		if n.Kind != toml.String {
			return nil, []string{fmt.Sprintf("ERROR [Ballerina.toml:%s] 'configPath' is the path of a Scan.toml", n.Range)}
		}
		if strings.Contains(n.Text, "://") {
			return nil, []string{fmt.Sprintf("ERROR [Ballerina.toml:%s] a Scan.toml of a URL is not supported: copy it into the package", n.Range)}
		}
		path, named = n.Text, true
		if !filepath.IsAbs(path) {
			path = filepath.Join(pkg.Root, path)
		}
	}
	src, err := os.ReadFile(path)
	if err != nil {
		if os.IsNotExist(err) && !named {
			return nil, nil
		}
		return nil, []string{fmt.Sprintf("error: cannot read the configuration of the scan: %v", files.Explain(err))}
	}
	name := filepath.Base(path)
	tree, errs := toml.Parse(name, src)
	for _, e := range errs {
		problems = append(problems, "ERROR "+e.Error())
	}
	if len(errs) > 0 {
		return nil, problems
	}
	bad := func(at toml.Range, format string, args ...any) {
		problems = append(problems, fmt.Sprintf("ERROR [%s:%s] %s", name, at, fmt.Sprintf(format, args...)))
	}
	text := func(table *toml.Node, key string) string {
		n := table.Get(key)
		if n == nil {
			return ""
		}
		if n.Kind != toml.String {
			bad(n.Range, "'%s' is a string, found %s", key, n.Kind)
		}
		return n.Text
	}
	rules := func(table *toml.Node, key string, into *[]string) {
		n := table.Get(key)
		if n == nil {
			return
		}
		if n.Kind != toml.Array {
			bad(n.Range, "'%s' is an array of rules, found %s", key, n.Kind)
			return
		}
		for _, e := range n.Items {
			if e.Kind != toml.String {
				bad(e.Range, "a rule is a string such as \"ballerina:1\", found %s", e.Kind)
			} else if scan.RuleByID(e.Text) == nil {
				bad(e.Range, "there is no rule '%s'", e.Text)
			} else if !slices.Contains(*into, e.Text) {
				*into = append(*into, e.Text)
			}
		}
	}
	for _, e := range tree.Entries {
		switch e.Key {
		case "rule", "rules":
			if e.Value.Kind != toml.Table {
				bad(e.Value.Range, "'%s' is a table", e.Key)
				continue
			}
			rules(e.Value, "include", &o.Include)
			rules(e.Value, "exclude", &o.Exclude)
		case "platform":
			for _, t := range e.Value.Items {
				platforms = append(platforms, text(t, "name"))
			}
		case "ignore":
			if e.Value.Kind != toml.Array {
				bad(e.Value.Range, "'ignore' is written [[ignore]], with 'rule', 'path' and 'reason'")
			}
			for _, t := range e.Value.Items {
				i := scan.Ignore{Rule: text(t, "rule"), Path: text(t, "path")}
				if i.Rule == "" && i.Path == "" {
					bad(t.Range, "[[ignore]] needs a 'rule', a 'path' or both")
					continue
				}
				if i.Rule != "" && scan.RuleByID(i.Rule) == nil {
					bad(t.Get("rule").Range, "there is no rule '%s'", i.Rule)
				}
				o.Ignore = append(o.Ignore, i)
			}
		case "analyzer":
			bad(e.KeyRange, "analyzers in packages are not supported: they are compiler plugins for Java")
		default:
			bad(e.KeyRange, "there is no '%s' in %s; there are 'rule', 'ignore' and 'platform'", e.Key, name)
		}
	}
	return platforms, problems
}
