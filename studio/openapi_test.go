package studio

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"barre/gen/openapi"
	"barre/studio/model"
)

// apiCode is what the binary hands over.
func apiCode(r APIRequest) (*APICode, error) {
	made, err := openapi.Generate(r.Name, r.Text, r.Read, openapi.Options{
		Service: !r.Client, Client: r.Client, Tags: r.Tags, Tidy: true, Listener: r.Listener, Port: r.Port, BasePath: r.BasePath, Taken: r.Taken,
	})
	var problems openapi.Problems
	if errors.As(err, &problems) {
		var all APIProblems
		for _, p := range problems {
			all = append(all, APIProblem(p))
		}
		return nil, all
	}
	if err != nil {
		return nil, err
	}
	code := &APICode{Summary: made.Summary, Types: made.Types}
	for _, f := range made.Files {
		code.Files = append(code.Files, APIFile(f))
	}
	for _, n := range made.Notes {
		code.Notes = append(code.Notes, APIProblem(n))
	}
	return code, nil
}

const petsAPI = `openapi: 3.0.3
info: {title: Pets, version: 1.0.0}
servers: [{url: https://pets.example/v1}]
security: [{key: []}]
paths:
  /pets:
    get:
      tags: [pets]
      responses:
        '200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}
  /pets/{pet-id}:
    parameters: [{name: pet-id, in: path, required: true, schema: {type: string}}]
    get:
      tags: [pets]
      responses:
        '200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
        '404': {$ref: 'common.yaml#/responses/None'}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Api-Key}}
  schemas:
    Order: {type: object, required: [pet-id], properties: {pet-id: {type: string}}}
`

const petsCommon = `responses:
  None: {description: There is none, content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}}
`

func pets(t *testing.T) (*studio, *client) {
	s := start(t, map[string]string{
		"Ballerina.toml":  "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n",
		"main.bal":        "type Order record {|\n    int id;\n|};\n\npublic function main() {\n    Order _ = {id: 1};\n}\n",
		"api/pets.yaml":   petsAPI,
		"api/common.yaml": petsCommon,
	})
	return s, s.tab()
}

// TestServiceFromOpenAPI: a preview changes nothing; the service comes with its types
// beside what the project has, in one step that can be taken back and made again.
func TestServiceFromOpenAPI(t *testing.T) {
	t.Parallel()
	s, c := pets(t)
	params := map[string]any{"uri": uriOf(filepath.Join(s.dir, "api/pets.yaml")), "mode": "service", "port": "8099"}
	var r openapiResult
	c.call("studio/openapi", params, &r)
	var paths []string
	for _, f := range r.Files {
		paths = append(paths, f.Path)
	}
	if !slices.Equal(paths, []string{"pets_service.bal", "pets_types.bal"}) || len(r.Problems) != 0 || !slices.Contains(r.Types, "Order1") || !strings.Contains(r.Files[0].Text, "service /v1 on ep0") {
		t.Fatalf("the preview: %v %v\n%s", paths, r, r.Files[0].Text)
	}
	if _, err := os.Stat(filepath.Join(s.dir, "pets_service.bal")); err == nil {
		t.Error("the preview wrote a file")
	}
	params["write"] = true
	c.call("studio/openapi", params, &r)
	var o modelOf[model.Overview]
	c.call("studio/overview", nil, &o)
	if o.Model.Errors != 0 || len(o.Model.EntryPoints) != 2 || r.Service == "" {
		t.Fatalf("%d errors, %d entry points, service %q", o.Model.Errors, len(o.Model.EntryPoints), r.Service)
	}
	var sv modelOf[model.Service]
	c.call("studio/service", map[string]any{"id": r.Service}, &sv)
	if sv.Model == nil || sv.Model.Path != "/v1" || len(sv.Model.Resources) != 2 {
		t.Errorf("the service: %+v", sv.Model)
	}
	c.event("studio/saved", func(json.RawMessage) bool { return true })
	c.call("studio/undo", nil, nil)
	c.call("studio/overview", nil, &o)
	if o.Model.Errors != 0 || len(o.Model.EntryPoints) != 1 {
		t.Errorf("taken back: %d errors, %d entry points", o.Model.Errors, len(o.Model.EntryPoints))
	}
	c.call("studio/redo", nil, nil)
	c.call("studio/overview", nil, &o)
	if o.Model.Errors != 0 || len(o.Model.EntryPoints) != 2 {
		t.Errorf("made again: %d errors, %d entry points", o.Model.Errors, len(o.Model.EntryPoints))
	}
	// A second one beside it, with another listener.
	c.call("studio/openapi", map[string]any{"name": "pets.yaml", "text": strings.Replace(petsAPI, "{$ref: 'common.yaml#/responses/None'}", "{description: None}", 1), "mode": "service", "listener": "ep0", "basePath": "/v2", "write": true}, &r)
	c.call("studio/overview", nil, &o)
	if o.Model.Errors != 0 || len(o.Model.EntryPoints) != 3 || len(o.Model.Listeners) != 1 {
		t.Errorf("the second: %d errors, %d entry points, %d listeners", o.Model.Errors, len(o.Model.EntryPoints), len(o.Model.Listeners))
	}
}

// TestConnectorFromOpenAPI: the client is a module of the project, which connections can
// be made of at once.
func TestConnectorFromOpenAPI(t *testing.T) {
	t.Parallel()
	s, c := pets(t)
	params := map[string]any{"uri": uriOf(filepath.Join(s.dir, "api/pets.yaml")), "mode": "client", "module": "pets", "write": true}
	var r openapiResult
	c.call("studio/openapi", params, &r)
	if r.Module != "acme/shop.pets" || len(r.Files) != 3 || r.Files[0].Path != "modules/pets/client.bal" {
		t.Fatalf("%+v", r)
	}
	var entries modelOf[[]model.Entry]
	c.call("studio/connectors", nil, &entries)
	i := slices.IndexFunc(*entries.Model, func(e model.Entry) bool { return e.Item.Module == r.Module && e.Item.Class == "Client" })
	if i < 0 {
		t.Fatal("the connector is not listed")
	}
	item := (*entries.Model)[i].Item
	var form modelOf[model.Form]
	c.call("studio/itemForm", map[string]any{"item": item}, &form)
	if form.Model == nil || !slices.ContainsFunc(form.Model.Fields, func(f model.Field) bool { return f.Key == "serviceUrl" }) {
		t.Fatalf("the form: %+v", form.Model)
	}
	// Keys are for the configuration, not for the code.
	moved := form.Model.Fields[slices.IndexFunc(form.Model.Fields, func(f model.Field) bool { return f.Key == "configurables" })].Value
	if moved != "apiKeyConfig, serviceUrl" {
		t.Errorf("what becomes configurable: %s", moved)
	}
	c.call("studio/edit", map[string]any{"intent": model.Intent{Kind: "addArtifact", Item: &item, Values: map[string]string{"name": "petsClient", "final": "true", "configurables": moved}}}, nil)
	if d := c.read(s, "main.bal"); !strings.Contains(d.Text, "configurable pets:ApiKeysConfig petsClientApiKeyConfig = ?;\n") {
		t.Error(d.Text)
	}
	var o modelOf[model.Overview]
	c.call("studio/overview", nil, &o)
	if o.Model.Errors != 0 || len(o.Model.Connections) != 1 || o.Model.Connections[0].Library != r.Module {
		t.Errorf("%d errors, connections %+v", o.Model.Errors, o.Model.Connections)
	}
	if err := c.try("studio/openapi", params, nil); err == nil || err.Error() != "there is a module 'pets' already: choose another name" {
		t.Errorf("the same module again: %v", err)
	}
	c.call("studio/undo", nil, nil)
	c.call("studio/undo", nil, nil)
	c.call("studio/connectors", nil, &entries)
	if slices.ContainsFunc(*entries.Model, func(e model.Entry) bool { return e.Item.Module == r.Module }) {
		t.Error("the connector is there after it was taken back")
	}
	c.call("studio/redo", nil, nil)
	c.call("studio/connectors", nil, &entries)
	if !slices.ContainsFunc(*entries.Model, func(e model.Entry) bool { return e.Item.Module == r.Module }) {
		t.Error("the connector is not there after it was made again")
	}
}

// TestOpenAPIRefused: what is wrong is told with its place, and nothing is read that is
// not the project's.
func TestOpenAPIRefused(t *testing.T) {
	t.Parallel()
	s, c := pets(t)
	var r openapiResult
	c.call("studio/openapi", map[string]any{"name": "a.yaml", "text": "openapi: 3.0.3\ncomponents: {schemas: {A: {$ref: '#/nowhere'}}}\n", "mode": "client", "module": "a", "write": true}, &r)
	if len(r.Problems) != 1 || r.Problems[0].Line != 2 || len(r.Files) != 0 {
		t.Errorf("%+v", r)
	}
	outside := filepath.Join(t.TempDir(), "secret.yaml")
	write(t, outside, petsCommon)
	rel, err := filepath.Rel(filepath.Join(s.dir, "api"), outside)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(s.dir, "api/out.yaml"), strings.Replace(petsAPI, "common.yaml", filepath.ToSlash(rel), 1))
	c.call("studio/openapi", map[string]any{"uri": uriOf(filepath.Join(s.dir, "api/out.yaml")), "mode": "service"}, &r)
	if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Message, "cannot be read") {
		t.Errorf("a reference to the outside: %+v", r.Problems)
	}
	for _, x := range []struct {
		params map[string]any
		want   string
	}{
		{map[string]any{"uri": uriOf(outside), "mode": "service"}, "is not a file of this project"},
		{map[string]any{"name": "a.yaml", "text": petsAPI, "mode": "x"}, "the mode 'x' is not known"},
		{map[string]any{"name": "a.yaml", "text": petsAPI, "mode": "client", "module": "../x"}, "cannot be the name of a module"},
		{map[string]any{"name": "a.yaml", "text": petsAPI, "mode": "service", "tags": []string{"no"}}, "its tags are pets"},
	} {
		if err := c.try("studio/openapi", x.params, nil); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%v: %v", x.params, err)
		}
	}
}
