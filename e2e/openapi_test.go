package e2e

import (
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// shopAPI is a document with what clients and services have to agree on: names that
// are no identifiers, defaults, choices, references into another file, inclusion, keys,
// forms, status codes.
const shopAPI = `openapi: 3.0.3
info: {title: Shop, version: 1.2.0, description: Orders and their items.}
servers:
  - url: http://localhost:PORT/shop/v1
security:
  - key: []
paths:
  /orders:
    get:
      operationId: listOrders
      summary: Lists orders
      parameters:
        - {name: page-size, in: query, schema: {type: integer, default: 20}}
        - {name: status, in: query, schema: {type: array, items: {$ref: '#/components/schemas/Status'}}}
        - {name: X-Trace, in: header, schema: {type: string}}
      responses:
        '200':
          description: The orders
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Order'}}
    post:
      operationId: createOrder
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/NewOrder'}
      responses:
        '201': {description: Created, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
        '400': {description: Wrong, content: {application/json: {schema: {$ref: 'common/errors.yaml#/Problem'}}}}
  /orders/{order-id}:
    parameters:
      - {name: order-id, in: path, required: true, schema: {type: integer}}
    get:
      operationId: getOrder
      responses:
        '200': {description: The order, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
        '404': {description: There is none}
    delete:
      operationId: deleteOrder
      responses:
        '204': {description: Gone}
  /echo/{text}:
    post:
      operationId: echo
      parameters:
        - {name: text, in: path, required: true, schema: {type: string}}
      requestBody:
        content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: string}, b: {type: integer}}}}}
      responses:
        '201': {description: Text, content: {text/plain: {schema: {type: string}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Api-Key}
  schemas:
    Order:
      type: object
      required: [id, customer-name]
      properties:
        id: {type: integer, format: int64}
        customer-name: {type: string, description: Who ordered}
        status: {$ref: '#/components/schemas/Status'}
        items: {type: array, items: {$ref: '#/components/schemas/Item'}}
        note: {type: string, nullable: true}
    Item:
      type: object
      required: [sku]
      properties:
        sku: {type: string}
        quantity: {type: integer, default: 1}
    Status: {type: string, enum: [open, paid]}
    NewOrder:
      allOf:
        - $ref: '#/components/schemas/Order'
        - {type: object, properties: {coupon: {type: string}}}
`

// TestGeneratedServiceAndClient generates a service and a client of one document, in
// each style of names, fills in the service, and calls it with the client.
func TestGeneratedServiceAndClient(t *testing.T) {
	t.Parallel()
	for _, style := range []struct {
		args                          []string
		customer, size, trace, id, of string
		calls                         []string
	}{
		{nil, `customer\-name`, `page\-size`, `X\-Trace`, `order\-id`, "resource", []string{
			"c->/orders", `c->/orders({X\-Trace: "t1"}, page\-size = 5, status = ["open", "paid"])`, "c->/orders.post(ORDER)", "c->/orders/[ID]", "c->/orders/[3].delete()", `c->/echo/["a b+c/d"].post(FORM)`,
		}},
		{[]string{"--use-sanitized-oas", "--client-methods", "remote", "--with-tests"}, "customerName", "pageSize", "xTrace", "orderId", "remote", []string{
			"c->listOrders()", `c->listOrders({xTrace: "t1"}, pageSize = 5, status = ["open", "paid"])`, "c->createOrder(ORDER)", "c->getOrder(ID)", "c->deleteOrder(3)", `c->echo("a b+c/d", FORM)`,
		}},
	} {
		t.Run(style.of, func(t *testing.T) {
			t.Parallel()
			port := strconv.Itoa(freePort(t))
			dir := folder(t,
				"api/shop.yaml", strings.Replace(shopAPI, "PORT", port, 1),
				"api/common/errors.yaml", "Problem:\n  type: object\n  required: [message]\n  properties: {message: {type: string}}\n",
				"server/Ballerina.toml", "[package]\norg = \"shop\"\nname = \"server\"\nversion = \"0.1.0\"\n",
				"client/Ballerina.toml", "[package]\norg = \"shop\"\nname = \"caller\"\nversion = \"0.1.0\"\n")
			call{dir: dir, args: append([]string{"openapi", "-i", "api/shop.yaml", "--mode", "service", "-o", "server"}, style.args...)}.run(t).
				want(t, 0, "The service generation process is complete. The following files were created.\n-- shop_service.bal\n-- types.bal\n", "")
			tests := ""
			if len(style.args) > 0 {
				tests = "-- tests/test.bal\n"
			}
			call{dir: dir, args: append([]string{"openapi", "-i", "api/shop.yaml", "--mode=client", "-o", "client/modules/shop"}, style.args...)}.run(t).
				want(t, 0, "Client generated successfully. The following files were created.\n-- client.bal\n"+tests+"-- types.bal\n-- utils.bal\n", "")
			// What was generated is fine and in the usual style as it stands.
			for _, d := range []string{"server", "client"} {
				call{dir: filepath.Join(dir, d), args: []string{"check"}}.run(t).want(t, 0, "", "~(Compiling source\n\t.*\n)?")
				call{dir: filepath.Join(dir, d), args: []string{"format", "--dry-run"}}.run(t).want(t, 0, "", "~(?s).*")
			}
			fill(t, filepath.Join(dir, "server/shop_service.bal"), map[string]string{
				"GET /orders":               `return [{id: ` + style.size + `, ` + style.customer + `: (` + style.trace + ` ?: "none") + ":" + (status ?: []).toString(), note: ()}];`,
				"POST /orders":              `if payload.` + style.customer + ` == "" { return <ProblemBadRequest>{body: {message: "no customer"}}; } return {id: 7, ` + style.customer + `: payload.` + style.customer + `, items: payload.items ?: [], status: "paid"};`,
				"GET /orders/{order-id}":    `if ` + style.id + ` == 404 { return http:NOT_FOUND; } return {id: ` + style.id + `, ` + style.customer + `: "x y"};`,
				"DELETE /orders/{order-id}": `return http:NO_CONTENT;`,
				"POST /echo/{text}":         `return text + payload.toString();`,
			})
			main := `import ballerina/http;
import ballerina/io;
import caller.shop;

public function main() returns error? {
    shop:Client c = check new ({xApiKey: "secret"});
    shop:Order[] all = check LIST;
    io:println(all);
    all = check FILTERED;
    io:println(all);
    shop:Order made = check ` + strings.Replace("CREATE", "ORDER", `{id: 1, NAME: "Ann", items: [{sku: "a"}], coupon: "c"}`, 1) + `;
    io:println(made);
    shop:Order|error bad = BAD;
    if bad is http:ClientRequestError {
        io:println(bad.detail().statusCode, bad.detail().body);
    }
    shop:Order one = check GET;
    io:println(one);
    shop:Order|error none = NONE;
    io:println(none is http:ClientRequestError);
    check DELETE;
    string text = check ECHO;
    io:println(text);
}
`
			create := style.calls[2]
			main = strings.NewReplacer("LIST", style.calls[0], "FILTERED", style.calls[1],
				"CREATE", strings.Replace(create, "ORDER", `{id: 1, `+style.customer+`: "Ann", items: [{sku: "a"}], coupon: "c"}`, 1),
				"BAD", strings.Replace(create, "ORDER", `{id: 1, `+style.customer+`: ""}`, 1),
				"GET", strings.Replace(style.calls[3], "ID", "3", 1), "NONE", strings.Replace(style.calls[3], "ID", "404", 1),
				"DELETE", style.calls[4], "ECHO", strings.Replace(style.calls[5], "FORM", `{a: "x & y", b: 3}`, 1)).Replace(main)
			if err := os.WriteFile(filepath.Join(dir, "client/main.bal"), []byte(main), 0o644); err != nil {
				t.Fatal(err)
			}
			server := call{dir: filepath.Join(dir, "server"), args: []string{"run"}}.start(t)
			server.until("for the service", func() bool {
				conn, err := net.DialTimeout("tcp", "127.0.0.1:"+port, time.Second)
				if err == nil {
					conn.Close()
				}
				return err == nil || !server.running()
			})
			if !server.running() {
				t.Fatal(server.wait())
			}
			name := strings.ReplaceAll(style.customer, `\`, "")
			call{dir: filepath.Join(dir, "client"), args: []string{"run"}}.run(t).want(t, 0, strings.ReplaceAll(
				`[{"id":20,"NAME":"none:[]","note":null}]
[{"id":5,"NAME":"t1:["open","paid"]","note":null}]
{"id":7,"NAME":"Ann","status":"paid","items":[{"sku":"a","quantity":1}]}
400{"message":"no customer"}
{"id":3,"NAME":"x y"}
true
a b+c/d{"a":"x & y","b":"3"}
`, "NAME", name), "~(?s).*")
		})
	}
}

// TestGeneratedServiceAsItIs: operations that nobody has written yet are answered with
// what is missing, and the service goes on.
func TestGeneratedServiceAsItIs(t *testing.T) {
	t.Parallel()
	p := serveIn(t, generatedService(t), "run")
	for range 2 {
		for method, path := range map[string]string{"GET": "/v1/things", "DELETE": "/v1/things/3"} {
			op := map[string]string{"GET": "GET /things", "DELETE": "DELETE /things/{id}"}[method]
			if r := p.must(method, path, ""); r.status != 500 || !strings.Contains(r.body, "'"+op+"' is not implemented") {
				t.Errorf("%s: %d %s", op, r.status, r.body)
			}
		}
	}
	if !p.running() {
		t.Error("the service ended")
	}
}

// generatedService is a folder with a service made of a document, in one file, that
// listens where main.bal says.
func generatedService(t *testing.T) string {
	t.Helper()
	dir := folder(t, "api.yaml", `openapi: 3.0.3
info: {title: Things, version: "1"}
servers: [{url: http://localhost:1/v1}]
paths:
  /things:
    get: {responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {type: string}}}}}}}
  /things/{id}:
    delete:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'204': {description: Gone}}
`)
	if r := (call{dir: dir, args: []string{"openapi", "-i", "api.yaml", "--mode", "service"}}).run(t); r.code != 0 {
		t.Fatal(r)
	}
	b, err := os.ReadFile(filepath.Join(dir, "api_service.bal"))
	if err != nil {
		t.Fatal(err)
	}
	src := strings.Replace(string(b), "new (1)", `new (port, host = "127.0.0.1")`, 1) + "\nconfigurable int port = ?;\n"
	if err := os.WriteFile(filepath.Join(dir, "main.bal"), []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// fill writes the bodies of a generated service.
func fill(t *testing.T, path string, bodies map[string]string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	src := string(b)
	for op, body := range bodies {
		old := `return error("'` + op + `' is not implemented");`
		if !strings.Contains(src, old) {
			t.Fatalf("there is no %s in\n%s", old, src)
		}
		src = strings.Replace(src, old, body, 1)
	}
	if err := os.WriteFile(path, []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestOpenAPIRefused: what is wrong with a document or a command line is told with its
// place, nothing is written, and nobody's work is lost.
func TestOpenAPIRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ file, text, stderr string }{
		"no YAML":         {"a.yaml", "openapi: 3.0.3\npaths: [\n", "ERROR [a.yaml:(2:1)] this is not YAML: did not find expected node content"},
		"tabs":            {"a.yaml", "openapi: 3.0.3\ninfo:\n\ttitle: x\n", "ERROR [a.yaml:(3:1)] this is not YAML: found character that cannot start any token"},
		"no JSON":         {"a.json", "{\n  \"openapi\": \"3.0.3\",\n  \"paths\": {,}\n}", "ERROR [a.json:(3:12)] this is not JSON: invalid character ','"},
		"half of JSON":    {"a.json", "{\"openapi\": \"3.0.3\"", "ERROR [a.json:(1:20)] the file ends in the middle of a JSON value"},
		"something else":  {"a.yaml", "name: x\n", "ERROR [a.yaml:(1:1)] this is not an OpenAPI document: it has neither a field 'openapi', as in 'openapi: 3.0.3', nor 'swagger: \"2.0\"'"},
		"nothing":         {"a.yaml", "", "ERROR [a.yaml:(1:1)] this is not an OpenAPI document: expected an object with the field 'openapi', found null"},
		"another version": {"a.yaml", "openapi: 4.0.0\n", "ERROR [a.yaml:(1:10)] OpenAPI '4.0.0' is not supported: expected 3.0 or 3.1"},
		"no target": {"a.yaml", "openapi: 3.0.3\npaths:\n  /a:\n    get:\n      responses:\n        '200': {$ref: '#/components/responses/Pet'}\n",
			"ERROR [a.yaml:(6:23)] the reference '#/components/responses/Pet' leads nowhere: there is no 'components'"},
		"the network": {"a.yaml", "openapi: 3.0.3\ncomponents:\n  schemas:\n    A:\n      type: object\n      properties:\n        b: {$ref: 'https://example.com/b.yaml#/B'}\n",
			"ERROR [a.yaml:(7:19)] the reference 'https://example.com/b.yaml#/B' leads to the network, where nothing is fetched: save the file beside this one and refer to it by its path"},
		"no file": {"a.yaml", "openapi: 3.0.3\ncomponents:\n  schemas:\n    A:\n      type: array\n      items: {$ref: 'b.yaml#/B'}\n",
			"ERROR [a.yaml:(6:21)] the file 'b.yaml' cannot be read: it has to be beside this one"},
		"a circle": {"a.yaml", "openapi: 3.0.3\ncomponents:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}\n",
			"ERROR [a.yaml:(4:15)] the reference '#/components/schemas/B' leads back to itself"},
		"an anchor": {"a.yaml", "openapi: 3.0.3\ncomponents: &a\n  schemas: *a\n", "ERROR [a.yaml:(2:13)] the anchor 'a' contains itself: use $ref for schemas that contain themselves"},
		"a type":    {"a.yaml", "openapi: 3.0.3\ncomponents:\n  schemas:\n    A: {type: int}\n", "ERROR [a.yaml:(4:15)] the type 'int' is not known: expected string, integer, number, boolean, array, object or null"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := folder(t, c.file, c.text)
			r := call{dir: dir, args: []string{"openapi", "-i", c.file}}.run(t)
			if first, _, _ := strings.Cut(r.stderr, "\n"); r.code != 1 || r.stdout != "" || first != c.stderr || !strings.HasSuffix(r.stderr, "error: nothing was generated\n") {
				t.Errorf("%v\nwant %s", r, c.stderr)
			}
			if entries, _ := os.ReadDir(dir); len(entries) != 1 {
				t.Errorf("something was written: %v", entries)
			}
		})
	}
	dir := folder(t, "a.yaml", "openapi: 3.0.3\ninfo: {title: A}\npaths:\n  /a:\n    get: {tags: [x], responses: {'200': {description: Fine}}}\n", "b.txt", "x")
	for _, c := range []struct{ args, stderr string }{
		{"", "ballerina: no input: name an OpenAPI document or a source file with '-i'\nRun 'barre help openapi' for usage.\n"},
		{"-i a.yaml --mode x", "ballerina: the mode 'x' is not known: expected service or client\nRun 'barre help openapi' for usage.\n"},
		{"-i a.yaml --nope", "ballerina: unknown option: '--nope'\nRun 'barre help openapi' for usage.\n"},
		{"-i nope.yaml", "error: 'nope.yaml' does not exist\n"},
		{"-i b.txt", "error: 'b.txt' is neither an OpenAPI document (.yaml, .yml, .json) nor a source file (.bal)\n"},
		{"-i a.yaml -o b.txt", "error: the output 'b.txt' is a file: expected a folder\n"},
		{"-i a.yaml --tags y", "error: no operation of a.yaml has one of the tags or ids asked for; its tags are x\n"},
		{"-i a.yaml --status-code-binding", "error: the option '--status-code-binding' is not supported yet: the HTTP library has no clients that bind status codes; without it methods return payloads, and errors carry the status\n"},
		{"flatten -i a.yaml", "error: 'openapi flatten' is not supported yet: schemas without a name get one where types are generated\n"},
	} {
		call{dir: dir, args: append([]string{"openapi"}, strings.Fields(c.args)...)}.run(t).want(t, 1, "", c.stderr)
	}
	// A service that somebody works on stays; what was generated is written anew.
	if r := (call{dir: dir, args: []string{"openapi", "-i", "a.yaml"}}).run(t); r.code != 0 {
		t.Fatal(r)
	}
	if r := (call{dir: dir, args: []string{"openapi", "-i", "a.yaml", "--tags", "x"}}).run(t); r.code != 0 {
		t.Fatal(r)
	}
	fill(t, filepath.Join(dir, "a_service.bal"), map[string]string{"GET /a": "return http:OK;"})
	call{dir: dir, args: []string{"openapi", "-i", "a.yaml"}}.run(t).want(t, 1, "", "error: the file 'a_service.bal' is there already and would be lost: move it away, or choose another folder with '-o'\n")
}

// TestServiceDescribed: the OpenAPI document of a service says what its code says, and a
// client made of it calls the service.
func TestServiceDescribed(t *testing.T) {
	t.Parallel()
	service := `import ballerina/data.jsondata;
import ballerina/http;

const int PORT = 9797;

# How an order is doing.
enum Status {
    OPEN = "open",
    PAID = "paid"
}

# What somebody ordered.
# + id - Its number
type Order record {|
    int id;
    # Who ordered
    @jsondata:Name {value: "customer-name"}
    string customer = "nobody";
    Status status?;
    (Order & readonly)[] parts?;
|};

type NotThere record {|
    *http:NotFound;
    record {|string message;|} body;
|};

listener http:Listener shop = new (PORT, host = "127.0.0.1");

# Orders.
service /shop/'1\.0 on shop {
    # Lists orders.
    #
    # More about it.
    # + 'limit - How many
    # + return - The orders
    resource function get orders(@http:Header {name: "X-Trace"} string? trace, int 'limit = 10) returns Order[] => [];

    resource function get orders/[int id]() returns Order|NotThere|error => {id};

    resource function post orders(Order made, http:Request request) returns http:Created|http:BadRequest => http:CREATED;

    resource function put raw(byte[] data) returns string? => ();

    resource function 'default other() {
    }
}

service / on shop {
    resource function get .() returns json => {};
}
`
	dir := folder(t, "Ballerina.toml", "[package]\norg = \"shop\"\nname = \"server\"\nversion = \"0.3.0\"\n", "service.bal", service)
	r := call{dir: dir, args: []string{"openapi", "-i", "service.bal", "-o", "out"}}.run(t)
	r.want(t, 0, "OpenAPI documents were generated successfully. The following files were created.\n-- shop_1.0_openapi.yaml\n-- service_openapi.yaml\n",
		"WARNING [service.bal:(45:23,45:31)] the resource 'default' is left out: OpenAPI has no such method\n")
	const want = `openapi: 3.0.1
info:
  title: Shop 1 0
  description: Orders.
  version: 0.3.0
servers:
  - url: '{server}:{port}/shop/1.0'
    variables:
      server:
        default: http://127.0.0.1
      port:
        default: "9797"
paths:
  /orders:
    get:
      summary: Lists orders.
      description: More about it.
      operationId: getOrders
      parameters:
        - name: X-Trace
          in: header
          schema:
            type: string
            nullable: true
        - name: limit
          in: query
          description: How many
          schema:
            type: integer
            format: int64
            default: 10
      responses:
        "200":
          description: The orders
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/Order'
    post:
      operationId: postOrders
      requestBody:
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Order'
        required: true
      responses:
        "201":
          description: Created
        "400":
          description: Bad request
  /orders/{id}:
    get:
      operationId: getOrdersId
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: integer
            format: int64
      responses:
        "200":
          description: Ok
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Order'
        "404":
          description: Not found
          content:
            application/json:
              schema:
                required:
                  - message
                type: object
                properties:
                  message:
                    type: string
                additionalProperties: false
        "500":
          description: Internal server error
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ErrorPayload'
  /raw:
    put:
      operationId: putRaw
      requestBody:
        content:
          application/octet-stream:
            schema:
              type: string
              format: binary
        required: true
      responses:
        "200":
          description: Ok
          content:
            text/plain:
              schema:
                type: string
        "202":
          description: Accepted
components:
  schemas:
    Order:
      required:
        - id
      type: object
      properties:
        id:
          type: integer
          format: int64
          description: Its number
        customer-name:
          type: string
          description: Who ordered
          default: nobody
        status:
          $ref: '#/components/schemas/Status'
        parts:
          type: array
          items:
            $ref: '#/components/schemas/Order'
      additionalProperties: false
      description: What somebody ordered.
    Status:
      type: string
      enum:
        - open
        - paid
      description: How an order is doing.
    ErrorPayload:
      required:
        - message
        - method
        - path
        - reason
        - status
        - timestamp
      type: object
      properties:
        timestamp:
          type: string
        status:
          type: integer
        reason:
          type: string
        message:
          type: string
        path:
          type: string
        method:
          type: string
`
	got, err := os.ReadFile(filepath.Join(dir, "out/shop_1.0_openapi.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// One of several, as JSON; code is made of it again.
	call{dir: dir, args: []string{"openapi", "-i", "service.bal", "-s", "/shop/1.0", "--json", "-o", "json"}}.run(t).
		want(t, 0, "OpenAPI documents were generated successfully. The following files were created.\n-- shop_1.0_openapi.json\n", "~WARNING .*\n")
	call{dir: dir, args: []string{"openapi", "-i", "json/shop_1.0_openapi.json", "--mode", "client", "-o", "modules/shop"}}.run(t).
		want(t, 0, "Client generated successfully. The following files were created.\n-- client.bal\n-- types.bal\n-- utils.bal\n", "")
	call{dir: dir, args: []string{"check"}}.run(t).want(t, 0, "", "~(?s).*")

	for args, stderr := range map[string]string{
		"-i service.bal -s /nope": "error: there is no service '/nope' in 'service.bal': its services are /shop/1.0, /\n",
		"-i nope.bal":             "error: 'nope.bal' does not exist\n",
	} {
		call{dir: dir, args: append([]string{"openapi"}, strings.Fields(args)...)}.run(t).want(t, 1, "", stderr)
	}
	other := folder(t, "a.bal", "public function main() {\n}\n", "b.bal", "import ballerina/http;\n\nservice / on new http:Listener(x) {\n}\n")
	call{dir: other, args: []string{"openapi", "-i", "a.bal"}}.run(t).
		want(t, 1, "", "error: there is no HTTP service in 'a.bal': services on listeners of ballerina/http, and service types that include http:ServiceContract, can be described\n")
	call{dir: other, args: []string{"openapi", "-i", "b.bal"}}.run(t).
		want(t, 1, "", "ERROR [b.bal:(3:32,3:33)] undefined symbol 'x'\nerror: compilation contains errors\n")
}
