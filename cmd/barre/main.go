// Command barre runs and builds Ballerina programs. It carries the core set
// of library modules and hands a program that imports more to barre-full.
package main

import (
	"os"

	"barre/cli"
	"barre/lib/core"
	"barre/registry"
)

func main() {
	image := cli.Image{Name: "barre", Modules: core.Modules, Commands: []cli.Command{{Name: "registry", Run: registry.Main}}}
	os.Exit(cli.Main(image, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}
