// Command barre-dev runs dev services for barre run --dev.
package main

import (
	"os"

	"barre/dev/server"
)

func main() {
	os.Exit(server.Main(os.Stdin, os.Stdout, os.Stderr))
}
