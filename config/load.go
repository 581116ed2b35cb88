package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"barre/toml"
)

const (
	envFiles  = "BAL_CONFIG_FILES"
	envData   = "BAL_CONFIG_DATA"
	envPrefix = "BAL_CONFIG_VAR_"
	fileName  = "Config.toml"
)

// Load reads the sources. Config.toml counts when neither BAL_CONFIG_FILES
// nor BAL_CONFIG_DATA is set; of the files in BAL_CONFIG_FILES an earlier one
// overrides a later one. What is wrong with a source is reported, and the
// Config holds the rest.
func Load(s Sources) (*Config, []Problem) {
	c := &Config{
		org: s.Org, pkg: s.Package,
		env: map[string]string{}, used: map[*toml.Node]string{}, envUsed: map[string]string{}, supplied: map[string]*Value{},
		clashes: map[string]Problem{}, tables: map[string]bool{},
	}
	var problems []Problem
	var files, data string
	for _, e := range s.Environ {
		name, text, ok := strings.Cut(e, "=")
		if !ok {
			continue
		}
		if runtime.GOOS == "windows" {
			name = strings.ToUpper(name) // names have no case there
		}
		switch {
		case name == envFiles:
			files = text
		case name == envData:
			data = text
		case strings.HasPrefix(name, envPrefix):
			c.env[name[len(envPrefix):]] = text
		}
	}
	for _, a := range s.Args {
		key, text, ok := strings.Cut(a, "=")
		if !ok || key == "" {
			// Without its equals sign the whole of it may be a secret.
			problems = append(problems, Problem{Where: "[-C]", Message: "a configuration argument has the form -Ckey=value; this one has no key, or no equals sign"})
			continue
		}
		c.args = append(c.args, &setting{key: key, text: text})
	}
	if data != "" {
		problems = c.read(problems, Data, envData, []byte(data))
	}
	for _, f := range filepath.SplitList(files) {
		if f == "" {
			continue
		}
		path := f
		if !filepath.IsAbs(path) {
			path = filepath.Join(s.Dir, path)
		}
		src, err := os.ReadFile(path)
		if err != nil {
			problems = append(problems, cannotRead(f, err))
			continue
		}
		problems = c.read(problems, File, filepath.Base(f), src)
	}
	if files == "" && data == "" {
		problems = c.readDefault(problems, s)
	}
	return c, problems
}

// readDefault reads Config.toml from the first folder that has one.
func (c *Config) readDefault(problems []Problem, s Sources) []Problem {
	dirs := []string{s.Dir}
	if s.Root != "" && s.Root != s.Dir {
		dirs = append(dirs, s.Root)
	}
	for _, dir := range dirs {
		src, err := os.ReadFile(filepath.Join(dir, fileName))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return append(problems, cannotRead(filepath.Join(dir, fileName), err))
		}
		return c.read(problems, File, fileName, src)
	}
	return problems
}

func cannotRead(path string, err error) Problem {
	if errors.Is(err, fs.ErrNotExist) {
		return Problem{Message: "configuration file is not found in path '" + path + "'"}
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return Problem{Message: "cannot read the configuration file '" + path + "': " + err.Error()}
}

// read adds a TOML document as the next in precedence.
func (c *Config) read(problems []Problem, source Source, name string, src []byte) []Problem {
	root, errs := toml.Parse(name, src)
	for _, e := range errs {
		problems = append(problems, Problem{Where: "[" + name + ":" + e.Range.String() + "]", Message: discreet(e.Message)})
	}
	c.docs = append(c.docs, &document{source, name, root})
	return problems
}

// discreet is a message of the TOML parser without the character it quotes
// from the source, which may be part of a secret.
func discreet(msg string) string {
	if strings.Contains(msg, "U+") {
		return "this is not TOML: expected key = value, with the value in quotes if it is a string"
	}
	return msg
}
