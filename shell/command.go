package shell

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"barre/internal/similar"
	"barre/runtime"
	"barre/syntax"
)

// command is what can be typed with a slash in front.
type command struct {
	name, args, help string
	also             []string // other names
	run              func(sh *shell, args []string)
}

// commands lists them as /help does.
func commands() []command {
	return []command{
		{name: "exit", help: "Leave the shell.", also: []string{"quit"}, run: func(sh *shell, _ []string) { sh.exit = true }},
		{name: "help", args: "[TOPIC]", help: "Show this text, or help on a topic.\n/help topics lists the topics.", run: (*shell).help},
		{name: "vars", help: "List the variables with their values.", run: (*shell).vars},
		{name: "dclns", help: "List the declarations: functions, types, classes,\nconstants and so on.", also: []string{"declarations"}, run: (*shell).declarations},
		{name: "types", help: "List the types, classes and enumerations.", run: (*shell).types},
		{name: "imports", help: "List the imports.", run: (*shell).imports},
		{name: "file", args: "FILE", help: "Load the declarations of a file.", run: (*shell).file},
		{name: "remove", args: "NAME...", help: "Take declarations or imports away.", run: (*shell).remove},
		{name: "reset", help: "Forget everything and start anew.", run: (*shell).resetCommand},
		{name: "debug", help: "Show how long inputs take, and what is imported for them,\nor stop doing so.", run: (*shell).debugCommand},
	}
}

// isCommand tells a command from an input; no input begins with a slash but
// comments.
func isCommand(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, "/") && !strings.HasPrefix(text, "//")
}

func (sh *shell) command(text string) {
	words := strings.Fields(strings.TrimSuffix(text, ";"))
	name := strings.TrimPrefix(words[0], "/")
	best, near := "", 3
	for _, c := range commands() {
		for _, n := range append([]string{c.name}, c.also...) {
			if n == name {
				if c.args == "" && len(words) > 1 {
					sh.complain("| /%s takes no arguments.\n", name)
					return
				}
				c.run(sh, words[1:])
				return
			}
			if d := similar.Distance(n, name); d < near {
				best, near = n, d
			}
		}
	}
	hint := ""
	if best != "" {
		hint = fmt.Sprintf("; did you mean /%s?", best)
	}
	sh.complain("| Unknown command '/%s'%s\n| Type /help for the commands.\n", name, hint)
}

// helpTexts are the topics of /help: an explanation, then examples.
//
//go:embed help/*.txt
var helpTexts embed.FS

func topics() []string {
	names, _ := fs.Glob(helpTexts, "help/*.txt")
	for i, n := range names {
		names[i] = strings.TrimSuffix(filepath.Base(n), ".txt")
	}
	return names
}

func (sh *shell) help(args []string) {
	if len(args) == 0 {
		sh.say("| Type an expression, a statement, a declaration or an import; the last\n| semicolon may be left out. Or type one of these commands:\n|\n")
		for _, c := range commands() {
			left := "/" + strings.TrimSpace(c.name+" "+c.args)
			for _, l := range strings.Split(c.help, "\n") {
				sh.say("| %-16s %s\n", left, l)
				left = ""
			}
		}
		sh.say("|\n| Library modules need no import: io:println(\"hello\") works at once.\n")
		if sh.in.interactive() {
			sh.say("| Tab completes, Ctrl-R searches the history, Ctrl-C abandons what is typed\n| or interrupts what runs, Ctrl-D leaves.\n")
		}
		return
	}
	topic := strings.ToLower(strings.Join(args, "-"))
	if topic == "topics" {
		sh.say("| Topics:\n")
		list := topics()
		for i := 0; i < len(list); i += 4 {
			sh.say("|")
			for _, t := range list[i:min(i+4, len(list))] {
				sh.say(" %-18s", t)
			}
			sh.say("\n")
		}
		return
	}
	text, err := helpTexts.ReadFile("help/" + strings.TrimPrefix(topic, "/") + ".txt")
	if err != nil {
		best, near := "", 4
		for _, t := range topics() {
			if d := similar.Distance(t, topic); d < near || strings.HasPrefix(t, topic) {
				best, near = t, d
			}
		}
		hint := ""
		if best != "" {
			hint = fmt.Sprintf(" Did you mean '%s'?", best)
		}
		sh.complain("| There is no topic '%s'.%s Type /help topics for all.\n", topic, hint)
		return
	}
	for _, l := range strings.Split(strings.TrimRight(string(text), "\n"), "\n") {
		sh.say("| %s\n", l)
	}
}

func (sh *shell) vars([]string) {
	none := true
	sh.s.on(func(c *runtime.Context) bool {
		for _, d := range sh.s.module.Declarations() {
			if d.Var == nil || d.Kind == "listener" {
				continue
			}
			none = false
			text, err := c.ToBalString(sh.s.prog.Variable(d.Var))
			if err != nil {
				text = "(its toString panics)"
			}
			final := ""
			if d.Final {
				final = "final "
			}
			fmt.Fprintf(sh.s.out, "| (%s) %s%s %s = %s\n", d.Name, final, d.Type, written(d.Name), shorten(text, 200))
		}
		return true
	})
	if none {
		fmt.Fprintln(sh.s.out, "|")
	}
	sh.s.rt.Flush()
}

// written is a name as programs write it: a keyword with a quote.
func written(name string) string {
	if slices.Contains(syntax.Keywords(), name) {
		return "'" + name
	}
	return name
}

// shorten keeps the ends of a text that is longer than n characters.
func shorten(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	r := []rune(text)
	return string(r[:n/2]) + "..." + string(r[len(r)-n/2:])
}

func (sh *shell) declarations([]string) {
	sh.list("function", "type", "class", "enum", "constant", "annotation", "listener")
}

func (sh *shell) types([]string) { sh.list("type", "class", "enum") }

// list shows declarations on a line each.
func (sh *shell) list(kinds ...string) {
	none := true
	for _, d := range sh.s.module.Declarations() {
		if slices.Contains(kinds, d.Kind) {
			none = false
			sh.say("| (%s) %s\n", d.Name, shorten(strings.Join(strings.Fields(d.Text), " "), 160))
		}
	}
	if none {
		sh.say("|\n")
	}
}

func (sh *shell) imports([]string) {
	list := sh.s.module.SessionImports()
	if len(list) == 0 {
		sh.say("|\n")
	}
	for _, i := range list {
		as := ""
		if last := i.Name[strings.LastIndexByte(i.Name, '.')+1:]; last != i.Prefix {
			as = " as " + i.Prefix
		}
		sh.say("| (%s) import %s/%s%s;\n", i.Prefix, i.Org, i.Name, as)
	}
}

func (sh *shell) remove(args []string) {
	if len(args) == 0 {
		sh.complain("| /remove needs the names of what is to go, as in: /remove add total\n")
		return
	}
	known := map[string]bool{}
	for _, d := range sh.s.module.Declarations() {
		known[d.Name] = true
	}
	for _, i := range sh.s.module.SessionImports() {
		known[i.Prefix] = true
	}
	for i, name := range args {
		args[i] = strings.Trim(name, ",")
		if !known[args[i]] {
			sh.complain("| Nothing is declared with the name '%s'. /vars, /dclns and /imports list what is.\n", args[i])
			return
		}
	}
	empty, _ := syntax.ParseInput("", "")
	g, errs := sh.s.world.Grow(sh.s.module, empty, args...)
	if errs != nil {
		sh.bad = true
		sh.s.report(empty, errs)
		return
	}
	if !sh.s.run(g) {
		sh.bad = true
	}
}

func (sh *shell) resetCommand([]string) {
	sh.s.close(false)
	sh.reset()
	sh.say("| REPL state was reset.\n")
}

func (sh *shell) debugCommand([]string) {
	sh.debug = !sh.debug
	sh.s.debug = sh.debug
	sh.say("| Debug mode is now %s.\n", map[bool]string{true: "on", false: "off"}[sh.debug])
}

func (sh *shell) file(args []string) {
	if len(args) == 0 {
		sh.complain("| /file needs the path of a file, as in: /file orders.bal\n")
		return
	}
	sh.load(strings.Trim(strings.Join(args, " "), `"`))
}

// load evaluates a file. Its function main is left out: it is there to run the
// program, and would be in the way of the next file's.
func (sh *shell) load(name string) {
	src, err := os.ReadFile(name)
	if err != nil {
		reason := err.Error()
		var pe *fs.PathError
		if errors.As(err, &pe) {
			reason = pe.Err.Error()
		}
		sh.complain("| Cannot read '%s': %s\n", name, reason)
		return
	}
	f, _ := syntax.ParseInput(filepath.ToSlash(name), string(src))
	f.Decls = slices.DeleteFunc(f.Decls, func(d syntax.Decl) bool {
		fn, ok := d.(*syntax.FuncDecl)
		if ok && fn.Name.Name == "main" {
			sh.say("| The function 'main' of the file was left out.\n")
			return true
		}
		return false
	})
	if !sh.s.eval(f) {
		sh.complain("| Nothing of '%s' was loaded.\n", name)
		return
	}
	var names []string
	for _, d := range sh.s.module.Declarations() {
		if d.File == f {
			names = append(names, d.Name)
		}
	}
	sort.Strings(names)
	sh.s.debugf("loaded: %s", strings.Join(names, ", "))
}
