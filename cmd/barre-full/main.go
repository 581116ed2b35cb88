// Command barre-full is barre with every library module.
package main

import (
	"os"

	"barre/cli"
	"barre/lib/full"
	"barre/registry"
)

func main() {
	image := cli.Image{Name: "barre-full", Modules: full.Modules, Commands: []cli.Command{{Name: "registry", Run: registry.Main}}}
	os.Exit(cli.Main(image, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}
