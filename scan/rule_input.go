package scan

import (
	"slices"
	"strings"

	"barre/configure"
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// sink is a parameter of a library function for which it matters where the
// argument comes from.
type sink struct {
	function string // "ballerina/io:fileReadString"
	param    int
}

// each calls f for each argument that reaches one of the sinks.
func (p *pass) each(sinks []sink, f func(b *body, arg tree.Expr, function string)) {
	p.exprs(func(b *body, x tree.Expr) {
		name, args := callee(x)
		if name == "" {
			return
		}
		for _, s := range sinks {
			if s.function == name && s.param < len(args) && args[s.param] != nil {
				f(b, args[s.param], name[strings.LastIndexByte(name, '/')+1:])
			}
		}
	})
}

// ioFiles are the functions of io that take a path.
func ioFiles() []sink {
	var list []sink
	for _, what := range []string{"String", "Lines", "Json", "Xml", "Csv", "Bytes"} {
		list = append(list, sink{"ballerina/io:fileRead" + what, 0}, sink{"ballerina/io:fileWrite" + what, 0})
	}
	for _, name := range []string{"fileReadBlocksAsStream", "fileReadLinesAsStream", "fileReadCsvAsStream", "fileWriteBlocksFromStream",
		"fileWriteLinesFromStream", "fileWriteCsvFromStream", "openReadableFile", "openWritableFile", "openReadableCsvFile", "openWritableCsvFile"} {
		list = append(list, sink{"ballerina/io:" + name, 0})
	}
	return list
}

// fileChanges are the functions of file that act on a path.
func fileChanges() []sink {
	return []sink{
		{"ballerina/file:create", 0}, {"ballerina/file:createDir", 0}, {"ballerina/file:remove", 0}, {"ballerina/file:rename", 0},
		{"ballerina/file:rename", 1}, {"ballerina/file:copy", 0}, {"ballerina/file:copy", 1}, {"ballerina/file:readDir", 0},
	}
}

const (
	pathWhy = "With '../' in it, or as an absolute path, the text reaches files that it was not meant to reach."
	pathFix = "Make the path absolute and normal (file:getAbsolutePath, file:normalizePath) and test that it is in the folder meant, or look the name up in a list of those allowed."
)

func ioPath() *Rule {
	return &Rule{
		ID: "ballerina/io:1", Name: "I/O function calls should not be vulnerable to path injection attacks", Kind: Vulnerability, Severity: High, Tags: []string{"injection"}, CWE: []int{22}, OWASP: []int{1},
		Why: pathWhy, Fix: pathFix,
		Bad:  "resource function get files(string name) returns string|error {\n    return io:fileReadString(\"./files/\" + name);\n}",
		Good: "resource function get files(string name) returns string|error {\n    if !re `[a-z]+\\.txt`.isFullMatch(name) {\n        return error(\"no such file\");\n    }\n    return io:fileReadString(\"./files/\" + name);\n}",
		look: func(p *pass) { p.pathFromInput(ioFiles()) },
	}
}

func filePath() *Rule {
	return &Rule{
		ID: "ballerina/file:2", Name: "File function calls should not be vulnerable to path injection attacks", Kind: Vulnerability, Severity: High, Tags: []string{"injection"}, CWE: []int{22}, OWASP: []int{1},
		Why: pathWhy, Fix: pathFix,
		Bad:  "resource function delete files(string name) returns error? {\n    check file:remove(\"./files/\" + name);\n}",
		Good: "resource function delete files(string name) returns error? {\n    if !re `[a-z]+\\.txt`.isFullMatch(name) {\n        return error(\"no such file\");\n    }\n    check file:remove(\"./files/\" + name);\n}",
		look: func(p *pass) { p.pathFromInput(fileChanges()) },
	}
}

func (p *pass) pathFromInput(sinks []sink) {
	p.each(sinks, func(b *body, arg tree.Expr, function string) {
		if p.flow.of(arg, b.file).input {
			p.reportExpr(b.file, arg, "the path for %s comes from a request and is not checked", function)
		}
	})
}

func sharedFolder() *Rule {
	return &Rule{
		ID: "ballerina/file:1", Name: "Avoid using publicly writable directories for file operations without proper access controls", Kind: Vulnerability, Severity: Medium, Tags: []string{"files"}, CWE: []int{377, 379}, OWASP: []int{1},
		Why:  "Everybody on the machine can create a file of that name first, and so read or replace what the program writes.",
		Fix:  "Use a folder of the program's own, or file:createTempDir, which makes a new one with a name nobody can guess.",
		Bad:  "check file:create(\"/tmp/report.csv\");",
		Good: "string folder = check file:createTempDir();\ncheck file:create(check file:joinPath(folder, \"report.csv\"));",
		look: func(p *pass) {
			p.each(fileChanges(), func(b *body, arg tree.Expr, function string) {
				if p.flow.of(arg, b.file).temp {
					p.reportExpr(b.file, arg, "%s works on a folder that everybody may write to", function)
				}
			})
		},
	}
}

func sharedLog() *Rule {
	return &Rule{
		ID: "ballerina/log:2", Name: "Avoid writing log files to world-writable directories", Kind: Vulnerability, Severity: Medium, Tags: []string{"files"}, CWE: []int{379}, OWASP: []int{1},
		Why:  "Everybody on the machine can create the file first, and so read the log or replace it.",
		Fix:  "Write the log to a folder that belongs to the service.",
		Bad:  "check log:setOutputFile(\"/tmp/service.log\");",
		Good: "check log:setOutputFile(\"./logs/service.log\");",
		look: func(p *pass) {
			p.each([]sink{{"ballerina/log:setOutputFile", 0}}, func(b *body, arg tree.Expr, _ string) {
				if p.flow.of(arg, b.file).temp {
					p.reportExpr(b.file, arg, "the log is in a folder that everybody may write to")
				}
			})
			p.exprs(func(b *body, x tree.Expr) {
				name, args := callee(x)
				if name != "ballerina/log:fromConfig" {
					return
				}
				for _, a := range args {
					if a == nil {
						continue
					}
					walkExpr(a, func(y tree.Expr) {
						m, ok := y.(*tree.MapCons)
						if !ok {
							return
						}
						for i := range m.Fields {
							if m.Fields[i].Name == "path" && p.flow.of(m.Fields[i].V, b.file).temp {
								p.reportExpr(b.file, m.Fields[i].V, "the log is in a folder that everybody may write to")
							}
						}
					})
				}
			})
		},
	}
}

// commands calls f for each command that is run, with its program and arguments.
func (p *pass) commands(f func(b *body, call, program, args tree.Expr)) {
	p.exprs(func(b *body, x tree.Expr) {
		if name, args := callee(x); name == "ballerina/os:exec" && len(args) > 0 && args[0] != nil {
			f(b, x, p.field(args[0], "value"), p.field(args[0], "arguments"))
		}
	})
}

func commandArgument() *Rule {
	return &Rule{
		ID: "ballerina/os:1", Name: "Avoid constructing system command arguments from user input without proper sanitization", Kind: Vulnerability, Severity: Blocker, Tags: []string{"injection"}, CWE: []int{78, 88}, OWASP: []int{5},
		Why:  "An argument decides what a program does: '-exec' makes find run other programs, and a shell runs whatever it is given.",
		Fix:  "Test the value against a list of those allowed before it becomes an argument.",
		Bad:  "resource function post jobs(string name) returns error? {\n    _ = check os:exec({value: \"/usr/bin/job\", arguments: [name]});\n}",
		Good: "resource function post jobs(string name) returns error? {\n    if jobs.indexOf(name) is () {\n        return error(\"no such job\");\n    }\n    _ = check os:exec({value: \"/usr/bin/job\", arguments: [name]});\n}",
		look: func(p *pass) {
			p.commands(func(b *body, _, program, args tree.Expr) {
				for _, x := range []tree.Expr{program, args} {
					if x == nil {
						continue
					}
					if o := p.flow.of(x, b.file); o.input {
						p.reportExpr(b.file, x, "the command is made of what comes with a request, unchecked")
					} else if o.caller {
						p.reportExpr(b.file, x, "the command is made of what callers of a public function pass, unchecked")
					}
				}
			})
		},
	}
}

func environmentValue() *Rule {
	return &Rule{
		ID: "ballerina/os:2", Name: "Avoid constructing environment variables from user input without proper sanitization", Kind: Vulnerability, Severity: Medium, Tags: []string{"injection"}, CWE: []int{454, 15}, OWASP: []int{2, 6},
		Why:  "All programs that are started later get the variable, and some variables decide which libraries or programs they load.",
		Fix:  "Test the value against those that make sense before it is set.",
		Bad:  "public function configure(string mode) returns error? {\n    check os:setEnv(\"APP_MODE\", mode);\n}",
		Good: "public function configure(string mode) returns error? {\n    if mode != \"test\" && mode != \"live\" {\n        return error(\"unknown mode\");\n    }\n    check os:setEnv(\"APP_MODE\", mode);\n}",
		look: func(p *pass) {
			p.each([]sink{{"ballerina/os:setEnv", 0}, {"ballerina/os:setEnv", 1}}, func(b *body, arg tree.Expr, _ string) {
				if o := p.flow.of(arg, b.file); o.input || o.caller {
					p.reportExpr(b.file, arg, "the environment variable is set to what comes from outside, unchecked")
				}
			})
		},
	}
}

func shellCommand() *Rule {
	return &Rule{
		ID: "ballerina/os:3", Name: "Avoid executing commands through a shell interpreter", Kind: Vulnerability, Severity: High, Tags: []string{"injection"}, CWE: []int{78}, OWASP: []int{5},
		Why:  "A shell reads its argument as a program of its own: ';', '|' and '$()' in any part of it run further commands.",
		Fix:  "Run the program itself and pass its arguments as members of the list.",
		Bad:  "_ = check os:exec({value: \"/bin/sh\", arguments: [\"-c\", \"ls /data | wc -l\"]});",
		Good: "_ = check os:exec({value: \"/bin/ls\", arguments: [\"/data\"]});",
		look: func(p *pass) {
			shells := map[string][]string{"sh": {"-c"}, "bash": {"-c", "-lc"}, "zsh": {"-c"}, "dash": {"-c"}, "ksh": {"-c"},
				"cmd": {"/c", "/C", "/k"}, "powershell": {"-Command", "-c", "-EncodedCommand"}, "pwsh": {"-Command", "-c"}}
			p.commands(func(b *body, call, program, args tree.Expr) {
				if program == nil || args == nil {
					return
				}
				s, ok := p.flow.text(program)
				list, isList := p.flow.resolve(args).(*tree.ListCons)
				if !ok || !isList {
					return
				}
				s = strings.TrimSuffix(s[strings.LastIndexAny(s, `/\`)+1:], ".exe")
				for _, e := range list.Elems {
					if a, ok := p.flow.text(e.V); ok && slices.Contains(shells[s], a) {
						p.reportExpr(b.file, call, "the command is read by the shell '%s'", s)
						return
					}
				}
			})
		},
	}
}

func pathCommand() *Rule {
	return &Rule{
		ID: "ballerina/os:4", Name: "Avoid executing commands resolved through the PATH environment variable", Kind: Vulnerability, Severity: High, Tags: []string{"injection"}, CWE: []int{426}, OWASP: []int{5},
		Why:  "Which program runs depends on PATH: whoever can set it, or put a file into one of its folders, decides.",
		Fix:  "Name the program with its whole path, or take the path from a configurable variable.",
		Bad:  "_ = check os:exec({value: \"git\", arguments: [\"pull\"]});",
		Good: "_ = check os:exec({value: \"/usr/bin/git\", arguments: [\"pull\"]});",
		look: func(p *pass) {
			p.commands(func(b *body, _, program, _ tree.Expr) {
				if program == nil {
					return
				}
				if s, ok := p.flow.text(program); ok && s != "" && !strings.ContainsAny(s, `/\`) {
					p.reportExpr(b.file, program, "which program '%s' is depends on PATH", s)
				}
			})
		},
	}
}

// outputs calls f for each argument of functions of a module whose names begin
// with prefix.
func (p *pass) outputs(prefix string, f func(b *body, arg tree.Expr)) {
	p.exprs(func(b *body, x tree.Expr) {
		if name, args := callee(x); strings.HasPrefix(name, prefix) {
			for _, a := range args {
				if a != nil {
					f(b, a)
				}
			}
		}
	})
}

// configIn gives a configurable variable that text or a structure is made of and
// that may be secret: by its name, or because a record has a field of such a name.
// To report all of them, as a rule that knows nothing of names has to, would
// report every port and path that a program prints.
func (p *pass) configIn(x tree.Expr, f *syntax.File) *tree.Var {
	v := p.flow.of(x, f).config
	if v == nil || !carries(v.Type) || types.IsSubtype(x.Type(), types.Union(types.Int, types.Boolean)) {
		return nil
	}
	if configure.Secret(v) || holdsSecret(v.Type, 0) {
		return v
	}
	return nil
}

// holdsSecret tells whether values of a type have fields that are secrets by name.
func holdsSecret(t types.Type, depth int) bool {
	if depth > 5 {
		return false
	}
	if t.Basics()&types.BTable != 0 && holdsSecret(types.TableRow(types.Intersect(t, types.AnyTable)), depth+1) {
		return true
	}
	if t.Basics()&types.BList != 0 && holdsSecret(types.ListElem(t), depth+1) {
		return true
	}
	a := types.MappingAtomicOf(types.Intersect(t, types.AnyMap))
	if a == nil {
		return false
	}
	for _, field := range a.Fields {
		if configure.SecretName(field.Name) || holdsSecret(field.Type, depth+1) {
			return true
		}
	}
	return false
}

func printedConfig() *Rule {
	return &Rule{
		ID: "ballerina/io:2", Name: "Configurable variables should not be printed to the console", Kind: Vulnerability, Severity: High, Tags: []string{"logging"}, CWE: []int{532, 200}, OWASP: []int{9},
		Why:  "The variable holds a secret by its name, or that of a field, and what is printed goes to logs that many can read.",
		Fix:  "Leave the value out, or say which configuration is meant and not what it is.",
		Bad:  "configurable string dbPassword = ?;\nio:println(\"connecting with \", dbPassword);",
		Good: "io:println(\"connecting to the database\");",
		look: func(p *pass) {
			for _, name := range []string{"ballerina/io:print", "ballerina/io:fprint"} {
				p.outputs(name, func(b *body, arg tree.Expr) {
					if v := p.configIn(arg, b.file); v != nil {
						p.reportExpr(b.file, arg, "the configurable variable '%s' is printed", v.Name)
					}
				})
			}
		},
	}
}

func loggedConfig() *Rule {
	return &Rule{
		ID: "ballerina/log:1", Name: "Potentially-sensitive configurable variables are logged", Kind: Vulnerability, Severity: Medium, Tags: []string{"logging"}, CWE: []int{532}, OWASP: []int{9},
		Why:  "The variable holds a secret by its name, or that of a field, and logs are kept where many can read them.",
		Fix:  "Leave the value out of the log.",
		Bad:  "configurable string apiKey = ?;\nlog:printInfo(\"calling\", key = apiKey);",
		Good: "log:printInfo(\"calling\");",
		look: func(p *pass) {
			p.outputs("ballerina/log:print", func(b *body, arg tree.Expr) {
				if v := p.configIn(arg, b.file); v != nil {
					p.reportExpr(b.file, arg, "the configurable variable '%s' is logged", v.Name)
				}
			})
		},
	}
}
