package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The small binary leaves the documentation to the full one, with everything
// that was said on the command line.
func TestDoc(t *testing.T) {
	t.Parallel()
	dir := folder(t,
		"Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n",
		"shop.bal", "import ballerina/http;\n\n# Sells.\npublic client class Shop {\n    # Sells one.\n    # + r - With these\n    remote function sell(http:Request r) {\n    }\n}\n",
	)
	r := call{dir: dir, args: []string{"doc"}}.run(t)
	r.want(t, 0, "", `~(Generating API documentation …\n)?Generating API documentation\n\t`+regexp.QuoteMeta(filepath.Join(dir, "target", "apidocs"))+`\n`)
	page, err := os.ReadFile(filepath.Join(dir, "target", "apidocs", "acme", "shop", "0.1.0", "client.Shop.html"))
	if err != nil || !strings.Contains(string(page), `<span title="ballerina/http:Request">http:Request</span> r)`) {
		t.Errorf("%v: %s", err, page)
	}
	r = call{dir: dir, args: []string{"doc", "--libraries", "--output", "site"}}.run(t)
	r.want(t, 0, "", `~(Generating API documentation …\n)?Generating API documentation\n\tsite\n`)
	page, err = os.ReadFile(filepath.Join(dir, "site", "acme", "shop", "0.1.0", "client.Shop.html"))
	if err != nil || !strings.Contains(string(page), `/class.Request.html" title="ballerina/http:Request">http:Request</a> r)`) {
		t.Errorf("%v: %s", err, page)
	}
}
