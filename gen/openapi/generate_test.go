package openapi

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"barre/check"
	"barre/lib"
	"barre/lib/core"
	"barre/syntax"
	"barre/syntax/format"
	"barre/types"
)

// library finds the sources of library modules.
func library() func(org, name string) *check.Source {
	modules := map[string]*lib.Module{}
	for _, m := range core.Modules() {
		modules[m.QName()] = m
	}
	return func(org, name string) *check.Source {
		if m := modules[org+"/"+name]; m != nil {
			return check.LibrarySource(m)
		}
		return nil
	}
}

// fine tells what is wrong with generated files: they have to check without any
// diagnostic and stand in the usual style.
func fine(list []File) error {
	src := &check.Source{Org: "test", Name: "generated", Version: "0.1.0"}
	for _, f := range list {
		if strings.HasPrefix(f.Name, "tests/") {
			continue
		}
		tree := syntax.Parse(f.Name, f.Text)
		for _, e := range tree.Errors {
			return fmt.Errorf("%s: %s\n%s", f.Name, e.Msg, f.Text)
		}
		if again := format.Source(tree); again != f.Text {
			return fmt.Errorf("%s is not in the usual style:\n%s", f.Name, f.Text)
		}
		src.Files = append(src.Files, tree)
	}
	w := check.NewWorld(types.NewEnv(), library())
	w.CheckAll(w.Add(src))
	for _, d := range w.Diagnostics() {
		return fmt.Errorf("%s:%d: %s\n%s", d.File.Name, d.File.Lines.Pos(int(d.Off)).Line, d.Msg, d.File.Src)
	}
	return nil
}

// variants are options that change much of what is generated.
var variants = []Options{
	{Service: true, Client: true},
	{Client: true, Tidy: true, Remote: true, Nullable: true, Tests: true},
	{Service: true, Contract: true, Tidy: true},
	{Service: true, SingleFile: true, License: "Mine.", Listener: "new http:Listener(8080)", BasePath: "/x", Taken: []string{"Pet", "ep0"}},
}

// component is a document with one schema.
func component(schema string) string {
	return "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\npaths: {}\ncomponents:\n  schemas:\n    Base: {type: object, required: [id], properties: {id: {type: integer}, kind: {type: string}}}\n    Other: {type: object, properties: {kind: {type: integer}}}\n    Choice: {oneOf: [{$ref: '#/components/schemas/Base'}, {$ref: '#/components/schemas/Other'}]}\n    Text: {type: string}\n    X: " + schema + "\n"
}

// TestTypes: schemas and the types that they become.
func TestTypes(t *testing.T) {
	t.Parallel()
	for schema, want := range map[string]string{
		`{type: string}`:                                 `string`,
		`{type: string, format: binary}`:                 `byte[]`,
		`{type: integer, format: int32}`:                 `int:Signed32`,
		`{type: number}`:                                 `decimal`,
		`{type: number, format: float}`:                  `float`,
		`{type: [string, "null"]}`:                       `string?`,
		`{type: [string, integer]}`:                      `string|int`,
		`{type: string, nullable: true}`:                 `string?`,
		`{type: string, enum: [a, "b c", 'say "x"']}`:    `"a"|"b c"|"say \"x\""`,
		`{enum: [1, 2, 2]}`:                              `1|2`,
		`{type: string, enum: [a, null]}`:                `"a"?`,
		`{type: string, enum: []}`:                       `string`,
		`{type: number, enum: [1.5, 2]}`:                 `decimal`,
		`{type: boolean, enum: [true]}`:                  `true`,
		`{const: v1}`:                                    `"v1"`,
		`{}`:                                             `anydata`,
		`{type: array}`:                                  `anydata[]`,
		`{type: array, items: {type: [string, "null"]}}`: `(string?)[]`,
		`{type: array, items: {oneOf: [{type: string}, {type: integer}]}}`: `(string|int)[]`,
		`{type: object}`: `record {}`,
		`{type: object, additionalProperties: false}`:                                                                          `record {||}`,
		`{type: object, additionalProperties: {type: integer}}`:                                                                `record {|int...;|}`,
		`{type: object, properties: {a: {type: string}}, additionalProperties: false}`:                                         `record {| string a?; |}`,
		`{type: object, properties: {a: {type: string}}, additionalProperties: {oneOf: [{type: string}, {type: integer}]}}`:    `record {| string a?; (string|int)...; |}`,
		`{type: object, required: [type, x-y], properties: {type: {type: string}, x-y: {type: integer}, 2nd: {type: number}}}`: `record { string 'type; int x\-y; decimal '2nd?; }`,
		`{type: object, properties: {a: {type: integer, default: 5}, b: {type: integer, default: x}, c: {type: string, default: 'q"'}, d: {type: array, items: {type: string}, default: [u]}, e: {type: integer, format: int32, default: 9999999999}}}`: `record { int a = 5; int b?; string c = "q\""; string[] d = ["u"]; int:Signed32 e?; }`,
		`{type: object, properties: {a: {type: object, properties: {b: {type: string}}}}}`:                       `record { X_a a?; }`,
		`{$ref: '#/components/schemas/Base'}`:                                                                    `Base`,
		`{allOf: [{$ref: '#/components/schemas/Base'}], description: The same}`:                                  `Base`,
		`{allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {more: {type: string}}}]}`:     `record { *Base; string more?; }`,
		`{allOf: [{$ref: '#/components/schemas/Base'}, {$ref: '#/components/schemas/Other'}]}`:                   `record { *Base; }`,
		`{allOf: [{$ref: '#/components/schemas/Base'}, {required: [kind]}, {properties: {n: {type: integer}}}]}`: `record { int n?; int id; string kind; }`,
		`{allOf: [{$ref: '#/components/schemas/Text'}, {minLength: 2}]}`:                                         `Text`,
		`{allOf: [{type: object, properties: {a: {type: string}}}, {$ref: '#/components/schemas/Choice'}]}`:      `record { *Base; string a?; }|record { *Other; string a?; }`,
		`{oneOf: [{$ref: '#/components/schemas/Base'}, {type: "null"}]}`:                                         `Base?`,
		`{anyOf: [{type: string}, {}]}`:                                                                          `string`,
		`{type: object, properties: {a: {type: string}}, anyOf: [{required: [a]}]}`:                              `record { string a?; }`,
		`{type: object, properties: {next: {$ref: '#/components/schemas/X'}}}`:                                   `record { X next?; }`,
		`{type: array, items: {$ref: '#/components/schemas/X'}}`:                                                 `X[]`,
		`{oneOf: [{$ref: '#/components/schemas/X'}, {type: string}]}`:                                            `anydata`,
		`{allOf: [{$ref: '#/components/schemas/X'}, {type: object, properties: {a: {type: string}}}]}`:           `record { string a?; }`,
	} {
		r, err := Generate("a.yaml", []byte(component(schema)), nil, Options{Client: true})
		if err != nil {
			t.Errorf("%s: %v", schema, err)
			continue
		}
		if err := fine(r.Files); err != nil {
			t.Errorf("%s: %v", schema, err)
		}
		got := ""
		for _, f := range r.Files {
			if f.Name == "types.bal" {
				_, got, _ = strings.Cut(f.Text, "public type X ")
				got, _, _ = strings.Cut(got, ";\n\n")
			}
		}
		var kept []string
		for line := range strings.SplitSeq(got, "\n") {
			if line = strings.TrimSpace(line); !strings.HasPrefix(line, "#") {
				kept = append(kept, line)
			}
		}
		if got := strings.Join(kept, " "); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", schema, got, want)
		}
	}
}

// whole is a document with something of everything.
const whole = `openapi: 3.0.3
info: {title: Every thing, version: 1.0.0, description: "Line one.\n\n# A heading\n+ no parameter\n"}
servers: [{url: 'https://{host}/api/v1.0/', variables: {host: {default: example.com}}}]
tags: [{name: a}]
security: [{oauth: []}, {key: []}]
paths:
  /:
    get: {responses: {'200': {description: Root, content: {text/plain: {schema: {type: string}}}}}}
    head: {responses: {'200': {description: Fine}}}
    options: {responses: {'204': {description: Nothing}}}
    trace: {responses: {'200': {description: Fine}}}
  /files/{id}.{ext}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string, enum: [x, y]}}
      - {name: unused, in: path, required: true, schema: {type: string}}
    get:
      operationId: get-file
      deprecated: true
      parameters:
        - {name: type, in: query, required: true, schema: {type: string}, description: "Two\nlines"}
        - {name: headers, in: query, schema: {type: array, items: {type: integer}}, explode: false}
        - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {a: {type: string}}}}
        - {name: X-Id, in: header, required: true, schema: {type: integer, format: int32}}
        - {name: Accept, in: header, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer, default: 10}}
        - {name: c, in: cookie, schema: {type: string}}
      responses:
        '200': {description: A file, content: {application/octet-stream: {schema: {type: string, format: binary}}}}
        4XX: {description: Wrong, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
        default: {description: Else, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
    delete:
      requestBody: {content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}}
      responses: {}
  /files/{name}.{ext}:
    get: {responses: {'200': {description: The same path}}}
  /upload:
    post:
      tags: [a]
      requestBody:
        required: true
        content: {multipart/form-data: {schema: {type: object, required: [file], properties: {file: {type: string, format: binary}, note: {type: string}, tags: {type: array, items: {type: string}}}}}}
      responses:
        '201': {description: Made, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}
        '200': {description: There already, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Problem'}}}}}
        '418': {description: A teapot}
        '400': {description: Wrong, content: {application/xml: {}, application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  /upload/:
    put:
      requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object}}}}
      responses: {'202': {description: Later}}
    patch:
      requestBody: {content: {application/xml: {}, text/plain: {}, application/json: {schema: {}}}}
      responses: {'200': {description: Any, content: {'*/*': {}}}}
    post:
      requestBody: {content: {application/x-custom: {}}}
      responses: {'200': {description: Events, content: {text/event-stream: {}}}}
components:
  securitySchemes:
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://example.com/token', scopes: {}}}}
    basic: {type: http, scheme: basic}
    key: {type: apiKey, in: query, name: api_key}
    cookie: {type: apiKey, in: cookie, name: SESSION}
    mutual: {type: mutualTLS}
  schemas:
    Problem: {type: object, title: What went wrong, required: [code], properties: {code: {type: integer, description: "A #code"}, details: {type: object, additionalProperties: true}}}
    Client: {type: object, properties: {name: {type: string}}}
    error: {type: string}
    map: {type: array, items: {$ref: '#/components/schemas/error'}}
    a.b-c: {type: object, properties: {"": {type: string}, "x y": {type: string}, "x_y": {type: string}}}
    A.B.C: {type: string}
`

// TestEverything: whatever a document has, the code checks without a diagnostic, and
// what it lacks is noted.
func TestEverything(t *testing.T) {
	t.Parallel()
	for _, o := range variants {
		r, err := Generate("every-thing.yaml", []byte(whole), nil, o)
		if err != nil {
			t.Fatal(err)
		}
		if err := fine(r.Files); err != nil {
			t.Errorf("%+v: %v", o, err)
		}
		var notes []string
		for _, n := range r.Notes {
			notes = append(notes, fmt.Sprintf("%d: %s", n.Line, n.Message))
		}
		all := strings.Join(notes, "\n")
		for _, want := range []string{"the parameter 'unused' is left out", "the cookie 'c'"} {
			if !strings.Contains(all, want) {
				t.Errorf("no note %q in\n%s", want, all)
			}
		}
	}
}

// TestUpgrade: a document of Swagger 2.0 becomes what it would as one of OpenAPI 3.
func TestUpgrade(t *testing.T) {
	t.Parallel()
	old := `swagger: "2.0"
info: {title: Pets, version: 1.0.0}
host: pets.example
basePath: /v1
schemes: [http, https]
consumes: [application/json]
produces: [application/json]
securityDefinitions: {login: {type: basic}}
parameters:
  limit: {name: limit, in: query, type: integer, format: int32, default: 5}
responses:
  none: {description: There is none, schema: {$ref: '#/definitions/Problem'}}
paths:
  /pets:
    parameters: [{$ref: '#/parameters/limit'}]
    get:
      operationId: listPets
      parameters: [{name: tags, in: query, type: array, items: {type: string}, collectionFormat: multi}]
      responses: {'200': {description: All, schema: {type: array, items: {$ref: '#/definitions/Pet'}}}, '404': {$ref: '#/responses/none'}}
    post:
      operationId: addPet
      parameters: [{name: pet, in: body, required: true, schema: {$ref: '#/definitions/Pet'}}]
      responses: {'201': {description: Made, schema: {$ref: '#/definitions/Pet'}}}
    put:
      operationId: upload
      consumes: [multipart/form-data]
      parameters: [{name: photo, in: formData, type: file}, {name: note, in: formData, type: string, required: true}]
      responses: {'204': {description: Fine}}
definitions:
  Pet: {type: object, required: [name], properties: {name: {type: string}}}
  Problem: {type: object, properties: {message: {type: string}}}
`
	now := `openapi: 3.0.3
info: {title: Pets, version: 1.0.0}
servers: [{url: 'https://pets.example/v1'}]
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: limit, in: query, schema: {type: integer, format: int32, default: 5}}, {name: tags, in: query, schema: {type: array, items: {type: string}}, explode: true}]
      responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}, '404': {description: There is none, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}}
    post:
      operationId: addPet
      parameters: [{name: limit, in: query, schema: {type: integer, format: int32, default: 5}}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'201': {description: Made, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    put:
      operationId: upload
      parameters: [{name: limit, in: query, schema: {type: integer, format: int32, default: 5}}]
      requestBody: {required: true, content: {multipart/form-data: {schema: {type: object, required: [note], properties: {photo: {type: string, format: binary}, note: {type: string}}}}}}
      responses: {'204': {description: Fine}}
components:
  securitySchemes: {login: {type: http, scheme: basic}}
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}}}
    Problem: {type: object, properties: {message: {type: string}}}
`
	for _, o := range variants {
		a, err := Generate("pets.yaml", []byte(old), nil, o)
		if err != nil {
			t.Fatal(err)
		}
		b, err := Generate("pets.yaml", []byte(now), nil, o)
		if err != nil {
			t.Fatal(err)
		}
		if err := fine(a.Files); err != nil {
			t.Error(err)
		}
		for i := range b.Files {
			if i >= len(a.Files) || a.Files[i] != b.Files[i] {
				t.Errorf("%s:\n%s\nwant:\n%s", b.Files[i].Name, a.Files[i].Text, b.Files[i].Text)
			}
		}
	}
}

// TestSelection: only what is asked for, with the types that it needs.
func TestSelection(t *testing.T) {
	t.Parallel()
	r, err := Generate("a.yaml", []byte(whole), nil, Options{Client: true, Tags: []string{"a"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Summary.Operations) != 1 || r.Summary.Operations[0].Path != "/upload" || strings.Contains(r.Files[1].Text, "public type map") || !strings.Contains(r.Files[1].Text, "public type Problem record {") {
		t.Errorf("%+v\n%s", r.Summary, r.Files[1].Text)
	}
}

// TestBomb: anchors that would unfold to more than there is room for stay what they are.
func TestBomb(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("openapi: 3.0.3\npaths: {}\nx-0: &x0 {type: object, properties: {a: {type: string}}}\n")
	for i := 1; i < 60; i++ {
		fmt.Fprintf(&b, "x-%d: &x%d {oneOf: [{type: array, items: *x%d}, {type: object, additionalProperties: *x%d}]}\n", i, i, i-1, i-1)
	}
	b.WriteString("components: {schemas: {Bomb: *x59}}\n")
	r, err := Generate("a.yaml", []byte(b.String()), nil, Options{Client: true})
	if err != nil {
		t.Fatal(err)
	}
	size := 0
	for _, f := range r.Files {
		size += len(f.Text)
	}
	if size > 1<<20 {
		t.Errorf("%d bytes of code", size)
	}
}

// TestTabs: a tab on a line with nothing else is no indentation.
func TestTabs(t *testing.T) {
	t.Parallel()
	r, err := Generate("a.yaml", []byte("openapi: 3.0.3\ninfo:\n  title: A\n  description: |-\n    One\n    \t\n    Two\npaths: {}\n"), nil, Options{Client: true})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(r.Files[0].Text, "# One\n#\n# Two\n") {
		t.Error(r.Files[0].Text)
	}
}

// FuzzGenerate: no document is too strange. What comes out can be read.
func FuzzGenerate(f *testing.F) {
	f.Add("a.yaml", whole)
	f.Add("a.yaml", component("{allOf: [{$ref: '#/components/schemas/X'}, {oneOf: [{type: string}]}]}"))
	f.Add("a.json", `{"swagger": "2.0", "paths": {"/a/{b}": {"get": {"parameters": [{"in": "body", "name": "x", "schema": {"type": "object"}}], "responses": {"200": {"schema": {"type": "file"}}}}}}}`)
	f.Add("a.yaml", "openapi: 3.0.0\npaths: &p {/a: {get: {responses: {default: *p}}}}\n")
	f.Fuzz(func(t *testing.T, name, src string) {
		if len(src) > 20_000 {
			return
		}
		for _, o := range variants {
			r, err := Generate(name, []byte(src), nil, o)
			if err != nil {
				var p Problems
				if errors.As(err, &p) && (len(p) == 0 || p[0].Line < 1 || p[0].Col < 1) {
					t.Errorf("a problem without a place: %+v", p)
				}
				continue
			}
			for _, file := range r.Files {
				if tree := syntax.Parse(file.Name, file.Text); len(tree.Errors) > 0 {
					t.Errorf("%s: %s\n%s", file.Name, tree.Errors[0].Msg, file.Text)
				}
			}
		}
	})
}
