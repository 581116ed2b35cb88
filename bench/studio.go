package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// studioPrefix begins the names of the rows about Studio. They have no other side:
// there is no such program by hand.
const studioPrefix = "studio "

// alone tells whether a row is measured for Barre only.
func (r row) alone() bool { return strings.HasPrefix(r.name, studioPrefix) }

// studioRows are measured in a headless browser, on the generated package.
func studioRows() []row {
	return []row{
		{studioPrefix + "open", "Studio on that package, from the command to an overview that can be used", "ms", 0, studio("open")},
		{studioPrefix + "keystroke", "a key pressed in its code until the diagram beside shows it", "ms", 0, studio("keystroke")},
		{studioPrefix + "draw", "a flow of 300 nodes, asked for to drawn", "ms", 0, studio("draw")},
		{studioPrefix + "pan", "a frame while that flow is moved", "ms", 1, studio("frame")},
	}
}

// browsers are the names that a Chromium goes by.
var browsers = [...]string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// studio measures one of the figures that the script prints.
func studio(what string) func(*bench, side) (float64, error) {
	return func(b *bench, s side) (float64, error) {
		dir, err := b.packageDir(s)
		if err != nil {
			return 0, err
		}
		node, err := exec.LookPath("node")
		if err != nil {
			return 0, errors.New("Node.js is missing, which drives the browser: install it from https://nodejs.org")
		}
		browser := os.Getenv("CHROMIUM")
		for _, name := range browsers {
			if browser == "" {
				browser, _ = exec.LookPath(name)
			}
		}
		if browser == "" {
			return 0, errors.New("no browser: install Chromium ('apt-get install chromium', 'brew install --cask chromium')")
		}
		barre, err := filepath.Abs(b.barre())
		if err != nil {
			return 0, err
		}
		cmd := exec.Command(node, filepath.Join(b.dir, "..", "web", "studio", "e2e", "bench", "studio.js"), barre, dir, what)
		cmd.Env = append(os.Environ(), "CHROMIUM="+browser)
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		if err := cmd.Run(); err != nil {
			return 0, fmt.Errorf("%w: %.2000s", err, errs.String())
		}
		figures := map[string]float64{}
		if err := json.Unmarshal(out.Bytes(), &figures); err != nil {
			return 0, fmt.Errorf("the script printed %q: %w", out.String(), err)
		}
		v, ok := figures[what]
		if !ok {
			return 0, fmt.Errorf("the script did not measure %s: %s", what, out.String())
		}
		return v, nil
	}
}
