package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"barre/internal/files"
	"barre/profile"
	"barre/tree"
	"barre/vm"
)

// ProfileOptions is how the time of a program is noted.
type ProfileOptions struct {
	Interval  time.Duration
	TargetDir string // where the reports go; "" for the package's target folder
}

// leastInterval is the shortest interval between samples that makes sense: noting
// one takes some microseconds.
const leastInterval = 100 * time.Microsecond

func (a *app) profileCommand() *cobra.Command {
	o := &RunOptions{Profile: &ProfileOptions{}}
	cmd := a.programCommand("profile", o)
	cmd.Flags().DurationVar(&o.Profile.Interval, "interval", time.Millisecond, "")
	cmd.Flags().StringVar(&o.Profile.TargetDir, "target-dir", "", "")
	run := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if o.Profile.Interval < leastInterval {
			return &usageError{msg: fmt.Sprintf("the interval between samples is at least %s", leastInterval), command: "profile"}
		}
		return run(cmd, args)
	}
	return cmd
}

// profile makes a program note where it spends its time, when that is wanted. What
// is returned writes the reports, once, and tells whether it could.
func (c *compiled) profile(o RunOptions, p *vm.Program) (report func() bool) {
	if o.Profile == nil {
		return func() bool { return true }
	}
	began := time.Now()
	noted := p.Profile(o.Profile.Interval)
	return sync.OnceValue(func() bool {
		samples, duration := noted.Stop()
		r := &profile.Profile{Title: c.pkg.QName(), Tool: Version, Began: began, Duration: duration, Interval: o.Profile.Interval}
		if c.pkg.Single {
			r.Title = c.pkg.Modules[0].Files[0].Name
		}
		for _, s := range samples {
			to := profile.Sample{Count: s.Count, Running: s.Running, Waiting: s.Waiting}
			for _, f := range s.Stack {
				to.Stack = append(to.Stack, c.frame(f))
			}
			r.Samples = append(r.Samples, to)
		}
		if err := c.writeProfile(o, r); err != nil {
			fmt.Fprintf(o.Stderr, "error: cannot write the profile: %v\n", files.Explain(err))
			return false
		}
		return true
	})
}

// frame names a function as traces do, with the module by its whole name.
func (c *compiled) frame(f vm.ProfileFrame) profile.Frame {
	t := f.Func
	name := t.Name
	if strings.ContainsRune(name, '$') || strings.HasPrefix(name, ".") {
		name = readable(t)
	}
	if t.Module != nil && t.Module.QName != "" {
		name = t.Module.QName + ":" + name
	}
	file := ""
	if t.Pos.File != nil {
		file = t.Pos.File.Name
	}
	return profile.Frame{Name: name, File: file, Line: f.Line, Go: t.Extern}
}

// readable names a function that the compiler has named.
func readable(f *tree.Func) string {
	file, line := "", f.Pos.Line()
	if f.Pos.File != nil {
		file = filepath.Base(f.Pos.File.Name)
	}
	switch {
	case f.ModuleInit || strings.HasPrefix(f.Name, "$init"):
		return "(initialisation)"
	case f.Class != nil && f.Resource:
		class := f.Class.Name
		if class == "" || strings.HasPrefix(class, "$") {
			class = "service"
		}
		return class + " " + vm.ResourceName(f)
	case f.Class != nil && (f.Class.Name == "" || strings.HasPrefix(f.Class.Name, "$")):
		return "service" + f.Name[len(f.Class.Name):]
	}
	return fmt.Sprintf("(function at %s:%d)", file, line)
}

func (c *compiled) writeProfile(o RunOptions, r *profile.Profile) error {
	dir := o.Profile.TargetDir
	switch {
	case dir != "":
	case c.pkg.Single:
		dir = "target"
	default:
		dir = targetOf(c.pkg)
	}
	dir = filepath.Join(dir, "profiler")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	r.WriteTop(o.Stderr, 10)
	page, err := r.HTML()
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "ProfilerReport.html")
	if err := files.Replace(path, page, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(o.Stderr, "Report: %s\n", path)
	path = filepath.Join(dir, "profile.pb.gz")
	if err := writeTo(path, r.Pprof); err != nil {
		return err
	}
	fmt.Fprintf(o.Stderr, "Profile for pprof: %s\n", path)
	return nil
}

// writeTo writes a file.
func writeTo(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	err = write(f)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}
