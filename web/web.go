// Package web holds Studio's web application as it was built by `make web`.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:studio/dist/app
var app embed.FS

// FS returns the files of the web application, each compressed and with .gz
// behind its name (index.html.gz, assets/index-….js.gz). It is false where the
// binary was built without them.
func FS() (fs.FS, bool) {
	files, err := fs.Sub(app, "studio/dist/app")
	if err != nil {
		return nil, false
	}
	if _, err := fs.Stat(files, "index.html.gz"); err != nil {
		return nil, false
	}
	return files, true
}
