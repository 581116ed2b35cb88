package log

import (
	"errors"
	"path/filepath"
	"strings"

	"barre/lib/ballerina/log/logfile"
	"barre/runtime"
	"barre/value"
)

// output is a destination of messages.
type output struct {
	stdout   bool
	path     string            // of a file, as the program gave it
	rotation *logfile.Rotation // nil for a file that grows
}

func (m *module) path(p string) string {
	if dir := m.Runtime().Dir; dir != "" && !filepath.IsAbs(p) {
		return filepath.Join(dir, p)
	}
	return p
}

// outputs checks destinations and makes what they configure; files that are to
// be truncated are.
func (m *module) outputs(destinations *value.List) ([]output, error) {
	if destinations.Len() == 0 {
		return nil, errors.New("At least one log destination must be specified.")
	}
	var list []output
	for i := range destinations.Len() {
		d := destinations.At(i).(*value.Map)
		path, isFile := d.Field("path").(*value.String)
		if !isFile {
			list = append(list, output{stdout: d.Str("type") == "stdout"})
			continue
		}
		o := output{path: path.String()}
		if !strings.HasSuffix(o.path, ".log") {
			return nil, errors.New("The given file destination path: '" + o.path + "' is not valid. File destination path should be a valid file with .log extension.")
		}
		if d.Str("mode") == "TRUNCATE" {
			if err := m.files.Truncate(m.path(o.path)); err != nil {
				return nil, &clearError{o.path, err}
			}
		}
		if r, ok := d.Field("rotation").(*value.Map); ok {
			var err error
			if o.rotation, err = logfile.NewRotation(r); err != nil {
				return nil, err
			}
		}
		list = append(list, o)
	}
	return list, nil
}

// clearError says that a file could not be truncated.
type clearError struct {
	path string
	err  error
}

func (e *clearError) Error() string {
	return "Failed to clear the destination log file: '" + e.path + "'"
}

func (e *clearError) Unwrap() error { return e.err }

// write brings a line to a destination.
func (m *module) write(c *runtime.Context, o *output, line []byte) {
	if o.path == "" {
		w := c.Runtime().Stderr // which takes secrets out by itself
		if o.stdout {
			w, line = c.Runtime().Stdout, c.Runtime().Redacted(line)
		}
		_, _ = w.Write(line) // a log that cannot be written has nowhere to say so
		return
	}
	if err := m.files.Append(m.path(o.path), c.Runtime().Redacted(line), o.rotation); err != nil {
		m.warn(c, "error: failed to write log output to the file: "+err.Error())
	}
}
