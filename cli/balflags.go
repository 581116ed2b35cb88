package cli

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"
)

// ignoredOf lists the options that a command of bal has and ours does not need.
// They are those that are about Java, about the steps in which bal compiles, or
// about what every build of ours has.
func ignoredOf(command string) ignoredFlags {
	compiling := ignoredFlags{
		{"show-dependency-diagnostics", "", "what is wrong in a dependency is always shown"},
		{"optimize-dependency-compilation", "", "dependencies are compiled as far as they are used"},
		{"disable-syntax-tree-caching", "", "nothing is kept from one compilation to the next"},
		{"enable-cache", "", "compiling takes milliseconds, and nothing is kept"},
		{"dump-build-time", "", "compiling takes milliseconds"},
		{"dump-bir", "", "there is no such representation"},
		{"dump-bir-file", "", "there is no such representation"},
		{"dump-graph", "", "'barre graph' prints the graph"},
		{"dump-raw-graphs", "", "'barre graph --dump-raw-graphs' prints the graphs"},
		{"list-conflicted-classes", "", "there are no Java classes"},
		{"generate-config-schema", "", "'barre build' always writes the schema"},
	}
	later := ignoredFlags{
		{"observability-included", "", "observability is not supported yet"},
		{"remote-management", "", "the control plane is not supported yet"},
	}
	switch command {
	case "run", "profile", "test":
		return slices.Concat(compiling, later)
	case "build":
		return slices.Concat(compiling, later, ignoredFlags{
			{"graalvm", "", "an executable starts at once and needs no Java; '--native' compiles it further"},
			{"graalvm-build-options", "options", "no Java is involved"},
			{"export-openapi", "", "describe services with 'barre openapi -i FILE.bal'"},
			{"export-component-model", "", "component models are not supported yet"},
			{"skip-tests", "", "build runs no tests"},
		})
	case "pack":
		return slices.Concat(compiling, ignoredFlags{
			{"export-openapi", "", "describe services with 'barre openapi -i FILE.bal'"},
			{"export-component-model", "", "component models are not supported yet"},
			{"skip-tests", "", "pack runs no tests"},
		})
	case "check", "doc", "graph", "deps", "semver":
		return compiling
	case "scan":
		return slices.Concat(compiling, ignoredFlags{
			{"custom-rules-path", "folder", "rules in packages are programs for Java"},
			{"platform-triggered", "", "results are not reported to platforms"},
		})
	case "add":
		return ignoredFlags{{"template", "template", "a module has one form"}}
	}
	return nil
}

// refusedOf lists the options of bal without which a command would do something
// else than what was asked for, with what there is instead.
func refusedOf(command string) ignoredFlags {
	debug := ignoredFlag{"debug", "port", "debugging is not supported yet"}
	switch command {
	case "build":
		return ignoredFlags{{"cloud", "target", "building for a cloud is not supported yet: make an executable and put it into an image"}}
	case "run":
		return ignoredFlags{debug, {"cloud", "target", "running in a cloud is not supported yet"}}
	case "profile", "pack":
		return ignoredFlags{debug}
	}
	return nil
}

// acceptOthers lets the commands have the options that bal's have.
func acceptOthers(root *cobra.Command, stderr io.Writer) {
	for _, cmd := range root.Commands() {
		missing := func(list ignoredFlags) ignoredFlags {
			list = slices.DeleteFunc(list, func(f ignoredFlag) bool { return cmd.Flags().Lookup(f.name) != nil })
			list.accept(cmd)
			return list
		}
		ignored, refused := missing(ignoredOf(cmd.Name())), missing(refusedOf(cmd.Name()))
		if len(ignored)+len(refused) == 0 {
			continue
		}
		run := cmd.RunE
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			for _, f := range refused {
				if cmd.Flags().Changed(f.name) {
					return fmt.Errorf("the option '--%s' cannot be used: %s", f.name, f.why)
				}
			}
			ignored.warn(cmd, stderr)
			return run(cmd, args)
		}
	}
}
