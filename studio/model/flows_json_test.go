package model

import (
	"encoding/json"
	"flag"
	"os"
	"testing"
)

// The web application's tests lay out the flows of every program: they have this test
// write them.
var flowsFile = flag.String("flows", "", "write the flows of all examples to this file, one a line")

func TestFlowsAsJSON(t *testing.T) {
	if *flowsFile == "" {
		t.Skip("writes the flows of all examples when -flows says where")
	}
	all, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(*flowsFile)
	if err != nil {
		t.Fatal(err)
	}
	out := json.NewEncoder(f)
	for _, e := range all {
		p := program(false, e.files...)
		for _, id := range p.FlowIDs() {
			if err := out.Encode(p.Flow(id)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
