// Package examples holds the order intake demo as a project to begin with.
package examples

import (
	"bytes"
	"embed"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

//go:embed order-intake/*.bal order-intake/*.md order-intake/Ballerina.toml
var files embed.FS

const orderIntake = "order-intake"

// CreateOrderIntake writes the order intake into a folder, as a package of this name
// and organization; "" leaves its own. Files that are there already stay as they are.
func CreateOrderIntake(dir, org, name string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	entries, err := fs.ReadDir(files, orderIntake)
	if err != nil {
		return err
	}
	for _, e := range entries {
		text, err := fs.ReadFile(files, path.Join(orderIntake, e.Name()))
		if err != nil {
			return err
		}
		if e.Name() == "Ballerina.toml" {
			if name != "" {
				text = bytes.Replace(text, []byte(`name = "order_intake"`), []byte(`name = "`+name+`"`), 1)
			}
			if org != "" {
				text = bytes.Replace(text, []byte(`org = "examples"`), []byte(`org = "`+org+`"`), 1)
			}
		}
		file := filepath.Join(dir, e.Name())
		if _, err := os.Stat(file); err == nil {
			continue
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
