// Package syntax turns Ballerina source text into a tree and back.
//
// [Parse] reads one file of the language as the specification 2024R1 defines
// it. It never fails: whatever the bytes, there is a [File] whose tokens cover
// all of them and whose tree is complete, with the errors listed beside it.
//
// The tree is typed, one Go struct for each production (nodes.go), and every
// node knows the tokens it spans, so that comments and blank lines need no
// place in it. [Children] and [Inspect] walk it. Package format prints it.
package syntax
