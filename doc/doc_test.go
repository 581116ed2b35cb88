package doc_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"barre/cli"
	"barre/doc/markdown"
	"barre/lib/full"
)

// barre runs a command line and gives its exit code and what it says.
func barre(t *testing.T, args ...string) (code int, says string) {
	t.Helper()
	var out, errs bytes.Buffer
	image := cli.Image{Name: "barre-full", Modules: full.Modules, Markdown: markdown.New}
	code = cli.Main(image, args, strings.NewReader(""), &out, &errs, []string{"BALLERINA_HOME_DIR=" + filepath.Join(t.TempDir(), "home")})
	if out.Len() > 0 {
		t.Errorf("%v writes to the standard output: %s", args, out.String())
	}
	// A machine that has much to do is told what takes long.
	return code, strings.ReplaceAll(errs.String(), "Generating API documentation …\n", "")
}

// site makes the documentation and reads it.
func site(t *testing.T, args ...string) (files map[string]string, says string) {
	t.Helper()
	dir := t.TempDir()
	code, says := barre(t, append([]string{"doc", "-o", dir}, args...)...)
	if code != 0 {
		t.Fatalf("%v: %s", args, says)
	}
	return read(t, dir), says
}

func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// parsed is what the tests want to know of a page.
type parsed struct {
	text    string // all text, white space collapsed
	ids     map[string]bool
	links   []string // addresses of a elements
	scripts []string
	images  []string
	h1      int
}

// parse reads a page. Pages are well-formed XML, so that a tag that is not
// closed is found.
func parse(t *testing.T, name, text string) *parsed {
	t.Helper()
	p := &parsed{ids: map[string]bool{}}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Entity = xml.HTMLEntity
	var words []string
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s is not well-formed: %v", name, err)
		}
		switch tok := tok.(type) {
		case xml.CharData:
			words = append(words, string(tok))
		case xml.StartElement:
			switch tok.Name.Local {
			case "h1":
				p.h1++
			case "td", "th", "p", "li", "dd", "dt", "h2", "h3", "h4", "pre", "tr", "div", "section":
				words = append(words, " ")
			}
			for _, a := range tok.Attr {
				switch {
				case a.Name.Local == "id":
					if p.ids[a.Value] {
						t.Errorf("%s: two elements have the id %q", name, a.Value)
					}
					p.ids[a.Value] = true
				case a.Name.Local == "href" && tok.Name.Local == "a":
					p.links = append(p.links, a.Value)
				case a.Name.Local == "src", a.Name.Local == "href":
					switch tok.Name.Local {
					case "script":
						p.scripts = append(p.scripts, path.Base(a.Value))
					case "img":
						p.images = append(p.images, a.Value)
					}
					if strings.Contains(a.Value, ":") || strings.HasPrefix(a.Value, "/") {
						t.Errorf("%s: <%s> loads %s", name, tok.Name.Local, a.Value)
					}
				case strings.HasPrefix(a.Name.Local, "on"), a.Name.Local == "style":
					t.Errorf("%s: <%s %s=%q>", name, tok.Name.Local, a.Name.Local, a.Value)
				}
			}
		}
	}
	p.text = strings.Join(strings.Fields(strings.Join(words, "")), " ")
	return p
}

// checkLinks reads every page of a site, and follows every link.
func checkLinks(t *testing.T, files map[string]string) map[string]*parsed {
	t.Helper()
	pages := map[string]*parsed{}
	for name, text := range files {
		if strings.HasSuffix(name, ".html") {
			pages[name] = parse(t, name, text)
		}
	}
	for name, p := range pages {
		if p.h1 != 1 && !strings.Contains(files[name], "http-equiv=\"refresh\"") {
			t.Errorf("%s has %d headings of the first level", name, p.h1)
		}
		for _, s := range p.scripts {
			if s != "theme.js" && s != "site.js" {
				t.Errorf("%s loads the script %s", name, s)
			}
		}
		for _, src := range p.images {
			if files[path.Join(path.Dir(name), src)] == "" {
				t.Errorf("%s shows %s, which is not there", name, src)
			}
		}
		for _, href := range p.links {
			if strings.HasPrefix(href, "https://") || strings.HasPrefix(href, "http://") || strings.HasPrefix(href, "mailto:") {
				continue
			}
			checkLink(t, name, href, pages)
		}
	}
	return pages
}

func checkLink(t *testing.T, from, href string, pages map[string]*parsed) {
	t.Helper()
	target, frag, hasFrag := strings.Cut(href, "#")
	to := from
	if target != "" {
		to = path.Join(path.Dir(from), target)
	}
	switch p := pages[to]; {
	case p == nil:
		t.Errorf("%s links to %s, which is not there", from, href)
	case hasFrag && !p.ids[frag]:
		t.Errorf("%s links to %s, and there is no such place", from, href)
	}
}

const home = "acme/shop/1.2.0/"

// TestPages looks for what each kind of declaration has to say, on the page
// where a reader expects it.
func TestPages(t *testing.T) {
	t.Parallel()
	files, _ := site(t, "testdata/shop")
	pages := checkLinks(t, files)
	for _, c := range []struct {
		page string
		want []string // parts of the text
		not  []string
	}{
		{"index.html", []string{
			"acme/shop 1.2.0", "Sells things.", "Licence Apache-2.0", "Authors Ann, Bob", "https://example.com/acme/shop", "import acme/shop;",
			"acme/shop.orders Orders of the shop.",
			"Client Talks to a shop.", "/shop/v1 Orders over HTTP.", "ShopService distinct A service of the shop.", "Shop The shop.",
			"Openable Something that can be opened.", "Colour A colour.", "Fixed readonly Read-only.",
			"open#main.bal:205 ", "@Marked public isolated function open(@Marked int size, string name = GREETING, int... rest) returns Shop|error;",
			"A second sentence with emphasis.", `check open(1, "x");`, "size How large", "returns The shop, an error otherwise",
			"public transactional function wrong(int x);",
			"public type Result orders:Order|ShopError|();", "public type ShopError distinct error<ErrorDetail>;",
			"public type OrderTable table<orders:Order> key(id);",
			"public type Pricer isolated function (decimal price, *Options options) returns decimal|error;",
			"LIMIT int 100 How many things there are.", `GREETING string "hello <world> & \"all\"" A greeting.`, "OLD_LIMIT deprecated int 1 Deprecated Use LIMIT.",
			"version final string & readonly What it was made with.", "ep listener http:Listener Listens for orders.",
			`host string "localhost" Where the shop is.`, "password string required The password, from outside.", "ports int[] [80, 443]",
			"public const annotation Config ShopConfig on service, type, source const;", "Attaches to services, types, constants.",
			"public annotation Marked on function, object function, parameter;",
		}, []string{"hidden", "helper", "alert("}},
		{"client.Client.html", []string{
			"public isolated client class Client", "Constructor init", "isolated function init(string url, *Options options) returns error?;", "url The address",
			"isolated remote function count(string what, int... more) returns int|ShopError;", "returns How many, or a type ShopError",
			"resource function get orders/[string id]/lines/[int... n](string? sort = ()) returns orders:Order|error;", "id Which one",
			"get .#main.bal:", "resource function post orders(@http:Payload orders:Order 'order) returns http:Created|error;",
			"old deprecated", "Deprecated Use count or Client.count().",
		}, nil},
		{"class.Shop.html", []string{
			"public isolated class Shop { *Openable; }", "isOpen final boolean true Whether", "function init(int size = 3);",
			"function open(string key) returns boolean; Opens it. key The key returns Whether that worked",
		}, []string{"hidden", "private"}},
		{"object-type.Openable.html", []string{"public type Openable object;", "isOpen boolean Whether it is open", "function open(string key) returns boolean;"}, nil},
		{"service-type.ShopService.html", []string{"public type ShopService distinct service object { *http:Service; }", "remote function price(string item) returns decimal; Tells a price."}, nil},
		{"service.-shop-v1.html", []string{
			`@http:ServiceConfig { host: "a.example" } service /shop/v1 on ep, new http:Listener(8081)`,
			"resource function get orders(string? status) returns orders:Order[]; Lists orders. status Only those returns The orders",
			"resource function delete orders/[string id]() returns http:NoContent;",
		}, []string{"helper"}},
		{"record.Options.html", []string{
			"public type Options record {| *Base; decimal timeout = 30; int retries = LIMIT; readonly map<string|string[]> headers = {};", "anydata...; |};",
			"timeout decimal 30 Seconds to wait", "retries int LIMIT How often to try again. A second paragraph.", "headers readonly map<string|string[]> {} More",
			"nested optional record {| int x; http:ClientConfiguration inner?; |}", "name string The name from Base", "id optional deprecated int Deprecated Not used. from Base",
		}, []string{"further fields"}},
		{"record.Base.html", []string{"public type Base record { string name; int id?; };", "The record is open: it may have further fields of type anydata."}, nil},
		{"record.Fixed.html", []string{"public type Fixed readonly & record {| int a; |};"}, nil},
		{"enum.Colour.html", []string{`RED "RED" As blood.`, `GREEN "green" As grass.`, `BLUE deprecated "BLUE" Deprecated Too blue.`}, nil},
		{"orders/index.html", []string{"acme/shop.orders 1.2.0", "Orders of the shop.", "public type ORDER Order;", "public type 'map map<json>;"}, nil},
		{"orders/record.Order.html", []string{"readonly string id;", "Line[] lines = [];", "'map 'type = {};"}, nil},
	} {
		p := pages[home+c.page]
		if p == nil {
			t.Errorf("there is no page %s", c.page)
			continue
		}
		for _, w := range c.want {
			if !strings.Contains(p.text, w) {
				t.Errorf("%s does not say %q", c.page, w)
			}
		}
		for _, n := range c.not {
			if strings.Contains(p.text, n) {
				t.Errorf("%s says %q", c.page, n)
			}
		}
		if t.Failed() && testing.Verbose() {
			t.Log(c.page, p.text)
		}
	}
	if i := pages["index.html"]; !slices.Equal(i.links, []string{home + "index.html"}) {
		t.Errorf("the first page links to %v", i.links)
	}
}

// TestReferences looks at links that names have become.
func TestReferences(t *testing.T) {
	t.Parallel()
	files, _ := site(t, "testdata/shop", "--libraries")
	pages := checkLinks(t, files)
	for _, c := range []struct{ page, want string }{
		{"index.html", `<a href="orders/record.Order.html" title="acme/shop.orders:Order">orders:Order</a>`},
		{"index.html", `<a href="#constant-GREETING" title="acme/shop:GREETING">GREETING</a>`},
		{"index.html", `<a href="enum.Colour.html#member-GREEN" title="acme/shop:GREEN">GREEN</a>`},
		{"index.html", `<a href="record.ErrorDetail.html" title="acme/shop:ErrorDetail">ErrorDetail</a>`},
		{"index.html", `<a href="#annotation-Marked" title="acme/shop:Marked">Marked</a>`},
		{"index.html", `as in <code>variable</code> <a href="#variable-version"><code>version</code></a>`},
		{"index.html", `<a href="#function-open"><code>open</code></a>`},                   // in the README
		{"index.html", `<a href="orders/record.Order.html"><code>orders:Order</code></a>`}, // in the README
		{"client.Client.html", `or a <code>type</code> <a href="index.html#error-ShopError"><code>ShopError</code></a>`},
		{"client.Client.html", `Use <a href="#remote-count"><code>count</code></a> or <a href="#remote-count"><code>Client.count()</code></a>`},
		{"record.Options.html", `<a href="client.Client.html#init-init"><code>Client.init</code></a>`},
		{"record.Options.html", `<a href="../../../ballerina/http/`},
		{"service.-shop-v1.html", `<a href="index.html#variable-ep" title="acme/shop:ep">ep</a>`},
		{"orders/record.Order.html", `<a href="index.html#type-map" title="acme/shop.orders:map">&#39;map</a>`},
	} {
		if !strings.Contains(files[home+c.page], c.want) {
			t.Errorf("%s has no %s", c.page, c.want)
		}
	}
	if p := pages["index.html"]; !strings.Contains(p.text, "acme/shop 1.2.0 Sells things.") || !strings.Contains(p.text, "ballerina/http") {
		t.Errorf("the overview says: %s", p.text)
	}
	// Without the library its names are text.
	files, _ = site(t, "testdata/shop")
	if page := files[home+"record.Options.html"]; !strings.Contains(page, `<span title="ballerina/http:ClientConfiguration">http:ClientConfiguration</span>`) {
		t.Error("a type of a module that is not documented is not plain text")
	}
}

// TestMarkdown is about what a README could do to a reader.
func TestMarkdown(t *testing.T) {
	t.Parallel()
	files, _ := site(t, "testdata/shop")
	page := files[home+"index.html"]
	for _, bad := range []string{"<script>", "alert", "javascript:", "data:text", "onclick", "img.example.com", "docs/guide.md", "#nope", "help/doc.svg", "logo.png"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q of the README", bad)
		}
	}
	for _, want := range []string{
		`<a href="#readme-usage">there</a>`, `<a href="https://ballerina.io">web</a>`, `<img src="pictures/resources/logo.svg" alt="logo" title="Ours" /> picture outside <a href="https://ci.example.com">badge</a>`,
		`<th>Column</th>`, `<span class="k">check</span> <span class="k">new</span> (<span class="s">&#34;http://localhost&#34;</span>, timeout = <span class="n">3.5</span>)`,
		`<span class="c">// Opens it.</span>`, `checked=""`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	files, _ := site(t, "testdata/shop")
	var all any
	if err := json.Unmarshal([]byte(files[home+"api-docs.json"]), &all); err != nil {
		t.Fatal(err)
	}
	for where, want := range map[string]string{
		"docsData.modules.0.id":                                                       `"shop"`,
		"docsData.modules.0.isDefaultModule":                                          `true`,
		"docsData.modules.1.id":                                                       `"shop.orders"`,
		"docsData.modules.1.summary":                                                  `"Orders of the shop."`,
		"docsData.modules.0.relatedModules.0.id":                                      `"shop.orders"`,
		"docsData.modules.0.clients.0.name":                                           `"Client"`,
		"docsData.modules.0.clients.0.isIsolated":                                     `true`,
		"docsData.modules.0.clients.0.initMethod.parameters.1.isInclusion":            `true`,
		"docsData.modules.0.clients.0.initMethod.parameters.1.type.category":          `"records"`,
		"docsData.modules.0.clients.0.remoteMethods.0.returnParameters.0.description": "\"How many, or a `type` `ShopError`\"",
		"docsData.modules.0.clients.0.resourceMethods.0.accessor":                     `"get"`,
		"docsData.modules.0.clients.0.resourceMethods.0.resourcePath":                 `"orders/[string id]/lines/[int... n]"`,
		"docsData.modules.0.clients.0.otherMethods.0.isDeprecated":                    `true`,
		"docsData.modules.0.records.4.name":                                           `"Options"`,
		"docsData.modules.0.records.4.isClosed":                                       `true`,
		"docsData.modules.0.records.4.fields.0.defaultValue":                          `"30"`,
		"docsData.modules.0.records.4.fields.2.isReadOnly":                            `true`,
		"docsData.modules.0.records.4.fields.2.typeText":                              `"map\u003cstring|string[]\u003e"`,
		"docsData.modules.0.records.4.fields.2.type.constraint.memberTypes.1":         `{"arrayDimensions":1,"elementType":{"category":"builtin","name":"string"},"isArrayType":true}`,
		"docsData.modules.0.records.4.fields.5.includedFrom":                          `"acme/shop:Base"`,
		"docsData.modules.0.types.2.type.memberTypes.0":                               `{"category":"records","isPublic":true,"moduleName":"shop.orders","name":"Order","orgName":"acme","version":"1.2.0"}`,
		"docsData.modules.0.errors.0.name":                                            `"ShopError"`,
		"docsData.modules.0.enums.0.members.1.value":                                  `"\"green\""`,
		"docsData.modules.0.constants.1.value":                                        `"100"`,
		"docsData.modules.0.configurables.1.isRequired":                               `true`,
		"docsData.modules.0.annotations.1.attachmentPoints":                           `["service","type","source const"]`,
		"docsData.modules.0.services.0.attachPoint":                                   `"/shop/v1"`,
		"docsData.modules.0.functions.1.position":                                     `{"column":26,"file":"main.bal","line":205}`,
		"docsData.modules.0.functions.1.annotationAttachments":                        `["@Marked"]`,
		"docsData.modules.0.variables.1.isFinal":                                      `null`,
	} {
		x := all
		for _, k := range strings.Split(where, ".") {
			switch v := x.(type) {
			case map[string]any:
				x = v[k]
			case []any:
				if i := int(k[0] - '0'); i < len(v) {
					x = v[i]
				} else {
					x = nil
				}
			default:
				x = nil
			}
		}
		if got, _ := json.Marshal(x); string(got) != want {
			t.Errorf("%s is %s, want %s", where, got, want)
		}
	}
}

// TestWarnings: what is undocumented or documented wrongly is said with its
// place, and the documentation is made all the same.
func TestWarnings(t *testing.T) {
	t.Parallel()
	_, says := site(t, "testdata/shop")
	for _, want := range []string{
		"WARNING [main.bal:(213:1,213:32)] no such documentable parameter 'nothing'\n",
		"WARNING [main.bal:(209:17,209:29)] undocumented public function 'undocumented'\n",
		"WARNING [main.bal:(27:23,27:29)] undocumented public variable 'counts'\n",
		"WARNING [main.bal:(22:20,22:25)] undocumented configurable 'ports'\n",
		"WARNING [modules/orders/orders.bal:(12:12,12:16)] undocumented field 'item'\n",
	} {
		if !strings.Contains(says, want) {
			t.Errorf("no %sin:\n%s", want, says)
		}
	}
	for _, not := range []string{"OLD_LIMIT", "'open'", "ballerina/", "hidden"} {
		if strings.Contains(says, not) {
			t.Errorf("it says %s:\n%s", not, says)
		}
	}
}

// TestAgain: the same sources give the same bytes, what is gone is taken away,
// and nobody else's files are.
func TestAgain(t *testing.T) {
	t.Parallel()
	src := folder(t, map[string]string{
		"Ballerina.toml":       "[package]\norg = \"acme\"\nname = \"a\"\nversion = \"0.1.0\"\n",
		"a.bal":                "# One.\npublic type One record {};\n\n# Two.\npublic class Two {\n}\n",
		"modules/sub/s.bal":    "# Three.\npublic type Three record {};\n",
		"target/apidocs/x.txt": "mine",
	})
	out := filepath.Join(src, "target", "apidocs")
	if code, says := barre(t, "doc", src); code != 0 || says != "Generating API documentation\n\t"+out+"\n" {
		t.Fatalf("code %d: %s", code, says)
	}
	first := read(t, out)
	if code, says := barre(t, "doc", src); code != 0 {
		t.Fatal(says)
	}
	if second := read(t, out); !maps.Equal(first, second) {
		t.Error("a second run makes something else")
	}
	if first["acme/a/0.1.0/sub/record.Three.html"] == "" || first["acme/a/0.1.0/class.Two.html"] == "" {
		t.Fatalf("pages are missing: %v", slices.Sorted(maps.Keys(first)))
	}
	write(t, src, map[string]string{"a.bal": "# One.\npublic type One record {};\n"})
	if err := os.RemoveAll(filepath.Join(src, "modules")); err != nil {
		t.Fatal(err)
	}
	if code, says := barre(t, "doc", src); code != 0 {
		t.Fatal(says)
	}
	third := read(t, out)
	checkLinks(t, third)
	if third["acme/a/0.1.0/class.Two.html"] != "" || third["x.txt"] != "mine" || third["acme/a/0.1.0/record.One.html"] == "" {
		t.Errorf("the files are %v", slices.Sorted(maps.Keys(third)))
	}
	if _, err := os.Stat(filepath.Join(out, "acme", "a", "0.1.0", "sub")); err == nil {
		t.Error("the folder of a module that is gone is still there")
	}
}

func TestCommandLine(t *testing.T) {
	t.Parallel()
	ws := folder(t, map[string]string{
		"Ballerina.toml":        "[workspace]\npackages = [\"one\", \"two\"]\n",
		"one/Ballerina.toml":    "[package]\norg = \"acme\"\nname = \"one\"\nversion = \"0.1.0\"\n",
		"one/one.bal":           "# A.\npublic type A record {|\n    # b\n    int b;\n|};\n",
		"two/Ballerina.toml":    "[package]\norg = \"acme\"\nname = \"two\"\nversion = \"0.1.0\"\n",
		"two/two.bal":           "import acme/one;\n\n# C.\npublic type C one:A[];\n",
		"two/modules/m/m.bal":   "# D.\npublic const D = 1;\n",
		"broken/Ballerina.toml": "[package]\norg = \"acme\"\nname = \"broken\"\nversion = \"0.1.0\"\n",
		"broken/b.bal":          "public function f() returns int {\n    return \"\";\n}\n",
		"file.bal":              "public function main() {\n}\n",
	})
	at := func(name string) string { return filepath.Join(ws, name) }
	out := t.TempDir()
	for _, c := range []struct {
		args []string
		code int
		says string // begins with
		made []string
	}{
		{[]string{"doc", ws, "-o", out + "/1"}, 0, "Generating", []string{"index.html", "acme/one/0.1.0/record.A.html", "acme/two/0.1.0/api-docs.json", "acme/two/0.1.0/m/index.html"}},
		{[]string{"doc", at("two"), "--target-dir", out + "/2"}, 0, "Generating", []string{"apidocs/acme/two/0.1.0/index.html"}},
		{[]string{"doc", at("two"), "-o", out + "/3", "--exclude", "m"}, 0, "Generating", []string{"acme/two/0.1.0/index.html", "!acme/two/0.1.0/m/index.html"}},
		{[]string{"doc", at("two"), "-o", out + "/4", "-e", "two.m", "--offline", "--sticky"}, 0, "Generating", []string{"!acme/two/0.1.0/m/index.html"}},
		{[]string{"doc", at("two"), "-e", "q"}, 1, "ballerina: there is no module 'q' to exclude\n", nil},
		{[]string{"doc", at("two"), "-e", "two,m"}, 1, "error: all modules are excluded", nil},
		{[]string{"doc", "ballerina/io", "ballerinax/kafka", "-o", out + "/5"}, 0, "Generating", []string{"index.html", "ballerina/io/*/index.html", "ballerinax/kafka/*/listener.Listener.html"}},
		{[]string{"doc", at("broken")}, 1, "ERROR [b.bal:(2:12,2:14)] incompatible types", nil},
		{[]string{"doc", at("file.bal")}, 1, "error: API documentation is made for packages, and '" + at("file.bal") + "' is a single file", nil},
		{[]string{"doc", "acme/nothing"}, 1, "error: 'acme/nothing' is neither a folder nor a module that comes with Barre", nil},
		{[]string{"doc", "balerina/http"}, 1, "error: 'balerina/http' is neither a folder nor a module that comes with Barre; did you mean 'ballerina/http'?\n", nil},
		{[]string{"doc", "acme/nothing:1.0.0"}, 1, "error: the package acme/nothing:1.0.0 is not on this machine: 'barre pull acme/nothing:1.0.0' brings it\n", nil},
		{[]string{"doc", at("one"), "-o", at("file.bal")}, 1, "error: cannot write the documentation: ", nil},
		{[]string{"doc", at("missing")}, 1, "error: the file or package", nil},
		{[]string{"doc", "--exlude"}, 1, "ballerina: unknown option: '--exlude'; did you mean '--exclude'?", nil},
	} {
		code, says := barre(t, c.args...)
		if code != c.code || !strings.HasPrefix(says, c.says) {
			t.Errorf("%v: code %d, %s", c.args, code, says)
			continue
		}
		if len(c.made) == 0 {
			continue
		}
		dir := c.args[3]
		if c.args[2] == "ballerinax/kafka" {
			dir = c.args[4]
		}
		for _, name := range c.made {
			name, not := strings.CutPrefix(name, "!")
			if found, _ := filepath.Glob(filepath.Join(dir, name)); (len(found) == 1) == not {
				t.Errorf("%v: %s: %v", c.args, name, found)
			}
		}
		checkLinks(t, read(t, dir))
	}
	files := read(t, out+"/1")
	if !strings.Contains(files["acme/two/0.1.0/index.html"], `<a href="../../one/0.1.0/record.A.html" title="acme/one:A">one:A</a>`) {
		t.Error("a type of another package of the workspace is not linked")
	}
}

// TestPulled: the documentation of a package that is in the local repository.
func TestPulled(t *testing.T) {
	t.Parallel()
	home := "BALLERINA_HOME_DIR=" + t.TempDir()
	src := folder(t, map[string]string{
		"Ballerina.toml": "[package]\norg = \"acme\"\nname = \"a\"\nversion = \"0.1.0\"\n",
		"README.md":      "Of an archive.\n",
		"a.bal":          "# One.\npublic type One record {};\n\npublic const NOT = 1;\n",
	})
	out := t.TempDir()
	image := cli.Image{Name: "barre-full", Modules: full.Modules, Markdown: markdown.New}
	bala := filepath.Join(src, "target", "bala", "acme-a-any-0.1.0.bala")
	for _, args := range [][]string{{"pack", src}, {"push", "--repository", "local", bala}, {"doc", "acme/a:0.1.0", "-o", out}} {
		var b bytes.Buffer
		if cli.Main(image, args, strings.NewReader(""), &b, &b, []string{home}) != 0 {
			t.Fatalf("%v: %s", args, b.String())
		}
		if strings.Contains(b.String(), "undocumented") {
			t.Errorf("%v tells of what others left undocumented: %s", args, b.String())
		}
	}
	files := read(t, out)
	checkLinks(t, files)
	if !strings.Contains(files["acme/a/0.1.0/index.html"], "Of an archive.") || files["acme/a/0.1.0/record.One.html"] == "" {
		t.Errorf("the files are %v", slices.Sorted(maps.Keys(files)))
	}
}

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, files)
	return dir
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// BenchmarkLibrary makes the documentation of all that comes with Barre.
func BenchmarkLibrary(b *testing.B) {
	image := cli.Image{Name: "barre-full", Modules: full.Modules, Markdown: markdown.New}
	for b.Loop() {
		if code := cli.Main(image, []string{"doc", "--libraries", "-o", b.TempDir()}, strings.NewReader(""), io.Discard, io.Discard, nil); code != 0 {
			b.Fatal(code)
		}
	}
}
