// Package os is the library module ballerina/os: environment variables, the
// user, and commands.
package os

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"runtime"
	"strings"
	"sync"

	"barre/lib"
	rt "barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/os.
var Module = lib.Module{Org: "ballerina", Name: "os", Version: "1.10.1", Sources: sources, Bind: bind}

// module is what the functions of one running program share. Its environment
// is a copy: what a program sets does not reach others in the process.
type module struct {
	*rt.Module
	mu  sync.RWMutex
	env []string // name=value, in order
}

func bind(rm *rt.Module) map[string]rt.Extern {
	m := &module{Module: rm}
	for _, e := range rm.Runtime().Environ {
		if name, value, ok := splitEnv(e); ok {
			m.set(name, value)
		}
	}
	return map[string]rt.Extern{
		"getEnv":              m.getEnv,
		"getUsername":         m.getUsername,
		"getUserHome":         m.getUserHome,
		"setEnv":              m.setEnv,
		"unsetEnv":            m.unsetEnv,
		"listEnv":             m.listEnv,
		"exec":                m.exec,
		"Process.waitForExit": m.waitForExit,
		"Process.output":      m.output,
		"Process.exit":        m.exit,
	}
}

// splitEnv takes name=value apart. On Windows some names begin with "=".
func splitEnv(e string) (name, value string, ok bool) {
	if e == "" {
		return "", "", false
	}
	i := strings.IndexByte(e[1:], '=')
	if i < 0 {
		return "", "", false
	}
	return e[:i+1], e[i+2:], true
}

// sameName compares names of variables as the operating system does.
func sameName(a, b string) bool {
	if runtime.GOOS == "windows" {
		return strings.EqualFold(a, b)
	}
	return a == b
}

func (m *module) find(name string) int {
	for i, e := range m.env {
		if n, _, _ := splitEnv(e); sameName(n, name) {
			return i
		}
	}
	return -1
}

func (m *module) get(name string) string {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if i := m.find(name); i >= 0 {
		_, v, _ := splitEnv(m.env[i])
		return v
	}
	return ""
}

func (m *module) set(name, value string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i := m.find(name); i >= 0 {
		m.env[i] = name + "=" + value
		return
	}
	m.env = append(m.env, name+"="+value)
}

func (m *module) unset(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i := m.find(name); i >= 0 {
		m.env = append(m.env[:i], m.env[i+1:]...)
	}
}

func (m *module) environ() []string {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return append([]string(nil), m.env...)
}

func (m *module) error(message string) (value.Value, error) {
	return m.Error("Error", message, nil), nil
}

func (m *module) getEnv(_ *rt.Context, args []value.Value) (value.Value, error) {
	return value.Str(m.get(str(args[0]))), nil
}

func (m *module) getUsername(*rt.Context, []value.Value) (value.Value, error) {
	if u, err := user.Current(); err == nil {
		name := u.Username
		if i := strings.LastIndexByte(name, '\\'); i >= 0 { // Windows has DOMAIN\name
			name = name[i+1:]
		}
		return value.Str(name), nil
	}
	for _, variable := range []string{"USER", "LOGNAME", "USERNAME"} {
		if name := m.get(variable); name != "" {
			return value.Str(name), nil
		}
	}
	return value.Str(""), nil
}

func (m *module) getUserHome(*rt.Context, []value.Value) (value.Value, error) {
	variable := "HOME"
	if runtime.GOOS == "windows" {
		variable = "USERPROFILE"
	}
	home := m.get(variable)
	if home == "" {
		if u, err := user.Current(); err == nil {
			home = u.HomeDir
		}
	}
	return value.Str(home), nil
}

func (m *module) setEnv(_ *rt.Context, args []value.Value) (value.Value, error) {
	name, v := str(args[0]), str(args[1])
	switch {
	case name == "":
		return m.error("The parameter key cannot be an empty string")
	case name == "==":
		return m.error("The parameter key cannot be == sign")
	case strings.ContainsAny(name[1:], "=") || strings.ContainsRune(name+v, 0):
		return m.error("The name of an environment variable cannot contain an equals sign or a zero character, its value no zero character")
	}
	m.set(name, v)
	return nil, nil
}

func (m *module) unsetEnv(_ *rt.Context, args []value.Value) (value.Value, error) {
	if str(args[0]) == "" {
		return m.error("The parameter key cannot be an empty string")
	}
	m.unset(str(args[0]))
	return nil, nil
}

func (m *module) listEnv(*rt.Context, []value.Value) (value.Value, error) {
	r := value.NewMap(m.Type("StringMap"))
	for _, e := range m.environ() {
		name, v, _ := splitEnv(e)
		r.Put(name, value.Str(v))
	}
	return r, nil
}

// process is the Native of a Process.
type process struct {
	cmd            *exec.Cmd
	stdout, stderr bytes.Buffer
	done           chan struct{} // closed when err is set
	err            error         // of Wait

	mu     sync.Mutex
	killed bool
}

func (m *module) exec(c *rt.Context, args []value.Value) (value.Value, error) {
	command, properties := args[0].(*value.Map), args[1].(*value.Map)
	name := command.Str("value")
	var arguments []string
	if l, ok := command.Field("arguments").(*value.List); ok {
		for i := range l.Len() {
			arguments = append(arguments, str(l.At(i)))
		}
	}
	p := &process{done: make(chan struct{})}
	path, err := m.lookPath(name)
	if err == nil {
		p.cmd = exec.Command(path, arguments...)
		p.cmd.Args[0] = name
		p.cmd.Dir = m.Runtime().Dir
		p.cmd.Env = m.environ()
		for i, k := range properties.Keys() {
			p.cmd.Env = append(p.cmd.Env, k+"="+value.ToString(properties.ValueAt(i)))
		}
		p.cmd.Stdout, p.cmd.Stderr = &p.stdout, &p.stderr
		err = p.cmd.Start()
	}
	if err != nil {
		return m.Error("ProcessExecError", fmt.Sprintf("Failed to retrieve the process object: Cannot run program \"%s\": %s", name, reason(err)), nil), nil
	}
	go func() {
		p.err = p.cmd.Wait()
		close(p.done)
	}()
	v, err := m.New(c, "Process")
	if err != nil {
		return nil, err
	}
	v.(*value.Object).Native = p
	return v, nil
}

// lookPath finds a program by the PATH of the running program.
func (m *module) lookPath(name string) (string, error) {
	if strings.ContainsAny(name, `/\`) || m.get("PATH") == os.Getenv("PATH") {
		return exec.LookPath(name)
	}
	for _, dir := range strings.Split(m.get("PATH"), string(os.PathListSeparator)) {
		if dir == "" {
			continue
		}
		if path, err := exec.LookPath(dir + string(os.PathSeparator) + name); err == nil {
			return path, nil
		}
	}
	return "", exec.ErrNotFound
}

// reason says why a program does not start, as the operating system does.
func reason(err error) string {
	switch {
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		if runtime.GOOS == "windows" {
			return "CreateProcess error=2, The system cannot find the file specified"
		}
		return "error=2, No such file or directory"
	case errors.Is(err, fs.ErrPermission):
		return "error=13, Permission denied"
	}
	return err.Error()
}

func processOf(v value.Value) *process { return v.(*value.Object).Native.(*process) }

func (m *module) waitForExit(c *rt.Context, args []value.Value) (value.Value, error) {
	p := processOf(args[0])
	if e := m.wait(c, p); e != nil {
		return e, nil
	}
	var exit *exec.ExitError
	if p.err != nil && !errors.As(p.err, &exit) {
		return m.Error("ProcessExecError", "Failed to wait for the process to exit: "+p.err.Error(), nil), nil
	}
	code := p.cmd.ProcessState.ExitCode()
	if code < 0 {
		code = signalled(p.cmd.ProcessState)
	}
	return value.Int(code), nil
}

// wait waits for the end of a process or of the strand.
func (m *module) wait(c *rt.Context, p *process) (e *value.Error) {
	c.Block(func() {
		select {
		case <-p.done:
		case <-c.Ctx().Done():
			e = m.Error("ProcessExecError", "Failed to wait for the process to exit: "+c.Ctx().Err().Error(), nil)
		}
	})
	return e
}

func (m *module) output(c *rt.Context, args []value.Value) (value.Value, error) {
	p := processOf(args[0])
	p.mu.Lock()
	killed := p.killed
	p.mu.Unlock()
	if killed {
		return m.Error("ProcessExecError", "Failed to read the output of the process: Stream closed", nil), nil
	}
	if e := m.wait(c, p); e != nil {
		return e, nil
	}
	b := p.stdout.Bytes()
	if i, _ := args[1].(value.Int); i == 2 {
		b = p.stderr.Bytes()
	}
	return value.NewBytes(bytes.Clone(b)), nil
}

func (m *module) exit(_ *rt.Context, args []value.Value) (value.Value, error) {
	p := processOf(args[0])
	p.mu.Lock()
	p.killed = true
	p.mu.Unlock()
	terminate(p.cmd.Process)
	return nil, nil
}

func str(v value.Value) string {
	if s, ok := v.(*value.String); ok {
		return s.String()
	}
	return ""
}
