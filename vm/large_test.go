package vm_test

import (
	"fmt"
	"strings"
	"testing"
)

// A function may have more constants than the operand that names what is called
// can tell apart.
func TestManyConstants(t *testing.T) {
	var b strings.Builder
	b.WriteString("import ballerina/io;\nfunction id(string s) returns string => s;\npublic function main() {\n    string[] names = [")
	for i := range 70_000 {
		fmt.Fprintf(&b, "%q,", fmt.Sprint("name", i))
	}
	b.WriteString("\"last\"];\n    names.push(id(\"one more\"));\n    io:println(names.length(), id(names[69999]));\n}\n")
	expect(t, b.String(), "70002name69999")
}

// A function with more variables than registers can be named says so.
func TestTooManyVariables(t *testing.T) {
	var b strings.Builder
	b.WriteString("public function main() {\n")
	for i := range 70_000 {
		fmt.Fprintf(&b, "    int v%d = %d;\n", i, i)
	}
	b.WriteString("}\n")
	fails(t, b.String(), "panic: {ballerina}FunctionTooLarge")
}
