package studio

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"barre/studio/model"
)

const tried = `import ballerina/http;

configurable int port = ?;

enum Size {
    SMALL,
    LARGE = "large"
}

# An order.
type Order record {|
    # its number
    int id;
    string[] tags = [];
    Size size;
    "a"|"b" kind;
    decimal? price;
    Order? parent?;
|};

listener http:Listener web = new (port);

service /shop/orders on web {
    # Finds orders.
    #
    # + text - what to look for
    resource function get find/[Size size](string text, int? max = 10, @http:Header string? trace = ()) returns Order[]|http:NotFound {
        return [];
    }

    resource function post .(Order ord) returns http:Created {
        return {body: ord.id};
    }
}

service /other on new http:Listener(9191) {
    resource function get .() returns string => "hi";
}
`

func TestServices(t *testing.T) {
	t.Parallel()
	at := freePort(t)
	s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": tried, "Config.toml": "port = " + at})
	c := s.tab()
	services := func() []model.TryService {
		t.Helper()
		var raw json.RawMessage
		c.call("studio/services", nil, &raw)
		var list []struct {
			model.TryService
			Resources []struct {
				model.TryResource
				Parameters []struct {
					Name, In, Type, Default string
					Required                bool
					Schema                  json.RawMessage
				} `json:"parameters"`
			} `json:"resources"`
		}
		if err := json.Unmarshal(raw, &list); err != nil {
			t.Fatal(err)
		}
		if len(list) != 2 || len(list[0].Resources) != 2 {
			t.Fatalf("services: %s", raw)
		}
		find, post := list[0].Resources[0], list[0].Resources[1]
		if find.Method != "GET" || find.Path != "find/[Size size]" || len(find.Segments) != 2 || len(find.Responses) != 2 || strings.TrimSpace(find.Doc) != "Finds orders." {
			t.Errorf("find: %+v", find)
		}
		for i, want := range []string{`size path true {"type":"string","enum":["SMALL","large"],"example":"SMALL"}`, `text query true {"type":"string","example":"text"}`,
			`max query false {"anyOf":[{"type":"integer"},{"type":"null"}],"example":1}`, `trace header false {"anyOf":[{"type":"string"},{"type":"null"}],"example":"text"}`} {
			if i >= len(find.Parameters) {
				t.Fatalf("parameters of find: %+v", find.Parameters)
			}
			p := find.Parameters[i]
			if got := strings.Join([]string{p.Name, p.In, map[bool]string{true: "true", false: "false"}[p.Required], string(p.Schema)}, " "); got != want {
				t.Errorf("parameter %d: %s, not %s", i, got, want)
			}
		}
		schema := string(post.Parameters[0].Schema)
		for _, want := range []string{
			`{"type":"object","properties":{"id":{"type":"integer","description":"its number"},"tags":{"type":"array","items":{"type":"string"}},"size":{"type":"string","enum":["SMALL","large"]},"kind":{"type":"string","enum":["a","b"]},`,
			`"required":["id","size","kind","price"]`, `"example":{"id":1,"tags":["text"],"size":"SMALL","kind":"a","price":1.5,"parent":{`} {
			if !strings.Contains(schema, want) {
				t.Errorf("the schema has no %s: %s", want, schema)
			}
		}
		var r []model.TryService
		for _, x := range list {
			r = append(r, x.TryService)
		}
		return r
	}
	list := services()
	if list[0].Base != "http://127.0.0.1:"+at+"/shop/orders" || list[0].Running || list[1].Base != "http://127.0.0.1:9191/other" {
		t.Errorf("services: %+v", list)
	}
	var r struct{ Session string }
	c.call("studio/run", nil, &r)
	eventually(t, "the service runs", func() bool { return services()[0].Running })
	var got tryResponse
	c.call("studio/try", map[string]any{"method": "POST", "url": list[0].Base, "headers": [][2]string{{"X-A", "b"}}, "body": `{"id": 7, "size": "large", "kind": "a", "price": null}`}, &got)
	if got.Status != 201 || got.Reason != "Created" || got.Body != "7" || got.Encoding != "utf8" || got.Size != 1 || got.Ms <= 0 {
		t.Errorf("the answer: %+v", got)
	}
	c.call("studio/stop", map[string]any{"session": r.Session}, nil)
	eventually(t, "the service is stopped", func() bool { return !services()[0].Running })
	if err := c.try("studio/try", map[string]any{"method": "GET", "url": list[0].Base}, nil); err == nil || !strings.Contains(err.Error(), "run the project first") {
		t.Errorf("nothing there: %v", err)
	}
}

// TestServicesOfTheProgram: where a service answers is what the program says, whatever its
// port is made of.
func TestServicesOfTheProgram(t *testing.T) {
	t.Parallel()
	a, b, c0 := freePort(t), freePort(t), freePort(t)
	s := start(t, map[string]string{"Ballerina.toml": manifest, "Config.toml": "first = " + a, "modules/util/util.bal": `import ballerina/http;

service /same on new http:Listener(` + b + ` + 0) {
    resource function get .() returns string => "util";
}
`, "main.bal": `import ballerina/http;
import orders.util as _;

configurable int first = 0;

function portOf(int n) returns int => first + n;

listener http:Listener chosen = new (` + c0 + ` * 1);
listener http:Listener made = new (portOf(0));

service /same on chosen {
    resource function get .() returns string => "chosen";
}

service /same/deeper on made {
    resource function get .() returns string => "deeper";
}

service /same on made {
    resource function get .() returns string => "second";
}

service on made {
    resource function get .() returns string => "root";
}
`})
	c := s.tab()
	services := func() (list []model.TryService) {
		t.Helper()
		c.call("studio/services", nil, &list)
		if len(list) != 5 {
			t.Fatalf("services: %+v", list)
		}
		return list
	}
	for _, x := range services() {
		if x.Running || x.Base != "" && x.Title != "/same" {
			t.Errorf("before it runs: %+v", x)
		}
	}
	var r struct{ Session string }
	c.call("studio/run", nil, &r)
	eventually(t, "the services run", func() bool {
		for _, x := range services() {
			if !x.Running {
				return false
			}
		}
		return true
	})
	said := map[string]bool{}
	for _, x := range services() {
		var got tryResponse
		c.call("studio/try", map[string]any{"method": "GET", "url": x.Base}, &got)
		said[x.ID+" "+got.Body] = true
	}
	for _, want := range []string{"#service:/same@chosen chosen", "#service:/same@made second", "#service:/same/deeper@made deeper", "#service:@made root", "util#service:/same util"} {
		if !said[want] {
			t.Errorf("no '%s' among %v", want, said)
		}
	}
	c.call("studio/stop", map[string]any{"session": r.Session}, nil)
	c.exited(r.Session, 0)
}

// TestTry: what may be sent where, and what comes back.
func TestTry(t *testing.T) {
	t.Parallel()
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/binary":
			w.Write([]byte{0xff, 0xfe})
		case "/large":
			w.Write([]byte(strings.Repeat("é", maxTryBody)))
		case "/away":
			http.Redirect(w, r, "http://example.com/", http.StatusFound)
		case "/gone":
			panic(http.ErrAbortHandler)
		}
	}))
	t.Cleanup(web.Close)
	s := start(t, nil)
	c := s.tab()
	try := func(url string) (r tryResponse, err error) {
		err = c.try("studio/try", map[string]any{"method": "get", "url": url}, &r)
		return r, err
	}
	if r, err := try(web.URL + "/binary"); err != nil || r.Encoding != "base64" || r.Body != "//4=" {
		t.Errorf("binary: %+v, %v", r, err)
	}
	if r, err := try(web.URL + "/large"); err != nil || !r.Cut || r.Size > maxTryBody || r.Encoding != "utf8" {
		t.Errorf("large: %d bytes, %v, %v", r.Size, r.Cut, err)
	}
	if r, err := try(web.URL + "/away"); err != nil || r.Status != 302 {
		t.Errorf("redirected: %+v, %v", r, err)
	}
	for url, want := range map[string]string{
		web.URL + "/gone":              "closed the connection without an answer",
		"http://example.com/":          "on this machine only, not to 'example.com'",
		"http://127.0.0.1.nip.io/":     "on this machine only",
		"http://169.254.169.254/":      "on this machine only",
		"http://0.0.0.0:1/":            "on this machine only",
		"file:///etc/passwd":           "is not the address of a service",
		"http://user@127.0.0.1:1/ x\n": "is not the address of a service",
		"127.0.0.1":                    "is not the address of a service",
	} {
		if _, err := try(url); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", url, err)
		}
	}
}
