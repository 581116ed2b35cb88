// Package barre holds the sources of the packages that a natively built program
// is linked from. They are embedded in the image that builds such programs, so
// that they are always those of its own version.
package barre

import "embed"

// Sources are the files of the module that programs are built from: the run time
// and the library modules with what they need of ours.
//
//go:embed go.mod go.sum apidiff check cli config configure dev/*.go doc internal ir lib lower native packages profile project runtime scan syntax toml tree types value vm
var Sources embed.FS
