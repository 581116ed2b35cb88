package studio

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"barre/check"
	"barre/lib"
	"barre/studio/model"
	"barre/syntax"
)

// models is what is known between messages of the language server, on its goroutine.
type models struct {
	// revision is that of the texts that the language server has seen.
	revision int
	// whole is when models of the whole package were made last, which took that long;
	// rest has them made when the typing rests.
	whole     time.Time
	took      time.Duration
	rest      *time.Timer
	libraries []*lib.Module
}

// modelMethods are the requests that are answered between messages of the language
// server, from what it has checked; without their prefix.
var modelMethods = map[string]bool{
	"overview": true, "types": true, "flow": true, "sequence": true, "service": true, "nodeForm": true, "declForm": true, "itemForm": true,
	"palette": true, "scope": true, "connectors": true, "listeners": true, "uses": true, "flowIds": true, "at": true,
	"config":          true,
	"services":        true,
	"checkExpression": true,
}

// modelParams is a request for a model: of a package, by its folder, or of a file.
type modelParams struct {
	Package string          `json:"package"`
	Params  json.RawMessage `json:"params"`
}

// modelAnswer is a model, with the revision of the texts that it is of.
type modelAnswer struct {
	Revision int `json:"revision"`
	Model    any `json:"model"`
}

// watchKey is what a tab watches.
type watchKey struct {
	Package, Kind, ID string
}

// watched is a model that tabs watch.
type watched struct {
	watchers map[*tab]map[int]bool
	last     json.RawMessage
}

type opener = func(path string) (*check.World, []*check.Module, func(*syntax.File) string, error)

// program is a package as the models' maker, and where its files are.
type program struct {
	*model.Program
	root string
	uri  func(*syntax.File) string
}

// program gives that of a package; an error says why it cannot be loaded.
func (s *Server) program(pkg string, open opener) (*program, error) {
	if pkg == "" {
		return nil, failure(codeFailed, "there is no package here yet: create one first")
	}
	world, modules, uri, err := open(pkg)
	if err != nil {
		return nil, err
	}
	if world == nil {
		return nil, failure(codeFailed, "the package cannot be loaded")
	}
	if s.models.libraries == nil {
		s.models.libraries = s.o.Modules()
	}
	root := pkg
	if filepath.Ext(pkg) == ".bal" {
		root = filepath.Dir(pkg)
	}
	return &program{&model.Program{World: world, Modules: modules, Libraries: s.models.libraries}, root, uri}, nil
}

// file is the URI of a file that a model names.
func (p *program) file(name string) string {
	for _, m := range p.Modules {
		for _, f := range m.Files() {
			if f.Name == name {
				return p.uri(f)
			}
		}
	}
	return uriOf(filepath.Join(p.root, filepath.FromSlash(name)))
}

// extension answers what the language server does not know.
func (s *Server) extension(_ context.Context, method string, params json.RawMessage, open func(path string) (*check.World, []*check.Module, func(*syntax.File) string, error)) (any, error) {
	ours, ok := strings.CutPrefix(method, "studio/")
	if !ok {
		return nil, rpcError(failure(codeNoMethod, "the method '%s' is not known", method))
	}
	switch ours {
	case "revision":
		return nil, json.Unmarshal(params, &s.models.revision)
	case "refresh", "rested":
		s.refresh(open, ours == "rested")
		return nil, nil
	case "apply":
		var p editRequest
		if err := json.Unmarshal(params, &p); err != nil {
			return nil, rpcError(err)
		}
		r, err := s.applyIntent(&p, open)
		return r, rpcError(err)
	case "added":
		var p addedRequest
		if err := json.Unmarshal(params, &p); err != nil {
			return nil, rpcError(err)
		}
		return s.added(&p, open), nil
	case "openapi":
		var p openapiRequest
		if err := json.Unmarshal(params, &p); err != nil {
			return nil, rpcError(err)
		}
		r, err := s.generate(&p, open)
		return r, rpcError(err)
	case "declared":
		var p modelParams
		if err := json.Unmarshal(params, &p); err != nil {
			return nil, rpcError(err)
		}
		pr, err := s.program(p.Package, open)
		if err != nil {
			return nil, rpcError(err)
		}
		return map[string]any{"root": pr.root, "names": declaredNames(pr)}, nil
	case "madeService":
		id, err := s.madeService(params, open)
		return id, rpcError(err)
	case "checkExpression":
		r, err := s.checkExpression(params, open)
		return r, rpcError(err)
	case "at":
		r, err := s.nodeAt(params, open)
		return r, rpcError(err)
	}
	var p modelParams
	if err := json.Unmarshal(params, &p); err != nil {
		return nil, rpcError(err)
	}
	if ours == "config" || ours == "setConfig" || ours == "services" {
		r, err := s.configMethods(ours, &p, open)
		return r, rpcError(err)
	}
	m, err := s.model(ours, &p, open)
	if err != nil {
		return nil, rpcError(err)
	}
	return modelAnswer{s.models.revision, m}, nil
}

// questions are the parameters of requests for models.
type questions struct {
	ID    string      `json:"id"`
	At    string      `json:"at"`
	Query string      `json:"query"`
	Item  *model.Item `json:"item"`
}

// model makes a model; nil where there is none of that id.
func (s *Server) model(kind string, p *modelParams, open opener) (any, error) {
	q, err := decode[questions]("studio/"+kind, p.Params)
	if err != nil {
		return nil, err
	}
	pr, err := s.program(p.Package, open)
	if err != nil {
		return nil, err
	}
	var m any
	switch kind {
	case "overview":
		m = pr.Overview()
	case "types":
		m = pr.Types()
	case "flow":
		m = pr.Flow(q.ID)
	case "sequence":
		m = pr.Sequence(q.ID)
	case "service":
		m = pr.Service(q.ID)
	case "nodeForm":
		m = pr.NodeForm(q.ID)
	case "declForm":
		m = pr.DeclForm(q.ID)
	case "itemForm":
		if q.Item == nil {
			return nil, failure(codeParams, "studio/itemForm needs an item")
		}
		m = pr.ItemForm(*q.Item)
	case "palette":
		m = pr.Palette(q.At, q.Query)
	case "scope":
		m = list(pr.Scope(q.ID))
	case "connectors":
		m = list(pr.Connectors())
	case "listeners":
		m = list(pr.Listeners())
	case "uses":
		m = list(pr.Uses(q.ID))
	case "flowIds":
		m = list(pr.FlowIDs())
	default:
		return nil, failure(codeNoMethod, "the model '%s' is not known", kind)
	}
	v := reflect.ValueOf(m)
	if v.Kind() == reflect.Pointer && v.IsNil() {
		return nil, nil
	}
	fill(v)
	return m, nil
}

// list is one that is never null.
func list[T any](l []T) []T {
	if l == nil {
		l = []T{}
	}
	return l
}

// changedModels has the language server make the models that are watched anew. It
// follows the change in the line, and there is only one at a time: a person who
// types fast is shown the latest picture, not each in its turn.
func (s *Server) changedModels() {
	s.told = s.revision
	s.lang.notify("studio/revision", s.told)
	if s.refreshing || len(s.watches) == 0 {
		return
	}
	s.refreshing = true
	s.lang.notify("studio/refresh", nil)
}

// refresh makes the models that are watched and sends those that changed.
func (s *Server) refresh(open opener, rested bool) {
	s.mu.Lock()
	s.refreshing = s.refreshing && rested
	if s.told != s.models.revision {
		// More was typed: the models of that come next.
		s.changedModels()
		s.mu.Unlock()
		return
	}
	keys := make([]watchKey, 0, len(s.watches))
	for k := range s.watches {
		keys = append(keys, k)
	}
	s.mu.Unlock()
	// What shows the whole package takes longest: it comes last.
	slices.SortFunc(keys, func(a, b watchKey) int {
		return cmp.Or(cmp.Compare(wholePackage[a.Kind], wholePackage[b.Kind]), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
	})
	for _, k := range keys {
		began := time.Now()
		if wholePackage[k.Kind] > 0 && !rested && s.models.took > quick && began.Sub(s.models.whole) < maxRest {
			// The flow that is typed in is not to wait for these.
			if s.models.rest != nil {
				s.models.rest.Stop()
			}
			s.models.rest = time.AfterFunc(min(3*s.models.took, maxRest/3), func() { s.lang.notify("studio/rested", nil) })
			return
		}
		raw := s.watchedModel(k, open)
		if wholePackage[k.Kind] > 0 {
			s.models.whole, s.models.took = time.Now(), time.Since(began)
		}
		s.mu.Lock()
		if w := s.watches[k]; w != nil && !bytes.Equal(w.last, raw) {
			w.last = raw
			for t, ids := range w.watchers {
				for id := range ids {
					t.tellModel(id, s.models.revision, raw)
				}
			}
		}
		s.mu.Unlock()
	}
}

// wholePackage are the models that show the whole package. Where that takes longer than
// is quick, they are made when the typing rests for a moment, or has gone on for so long.
var wholePackage = map[string]int{"overview": 1, "types": 1}

const (
	quick   = 10 * time.Millisecond
	maxRest = 400 * time.Millisecond
)

// watchedModel is the JSON of a model that is watched; null where it is gone.
func (s *Server) watchedModel(k watchKey, open opener) json.RawMessage {
	m, err := s.model(k.Kind, &modelParams{Package: k.Package, Params: encode(map[string]string{"id": k.ID})}, open)
	if err != nil {
		m = nil
	}
	return encode(m)
}

func (t *tab) tellModel(watch, revision int, raw json.RawMessage) {
	t.notify("studio/model", struct {
		Watch    int             `json:"watch"`
		Revision int             `json:"revision"`
		Model    json.RawMessage `json:"model"`
	}{watch, revision, raw}, "model "+itoa(watch))
}

// watch begins to tell a tab of a model.
func (t *tab) watch(p *struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}) (any, error) {
	switch p.Kind {
	case "overview", "flow", "sequence", "service":
	default:
		return nil, failure(codeParams, "'%s' cannot be watched: overview, flow, sequence and service can", p.Kind)
	}
	if len(t.watches) >= maxWatches {
		return nil, failure(codeFailed, "a tab can watch %d models at a time", maxWatches)
	}
	s := t.s
	t.last++
	id, key := t.last, watchKey{t.pkg, p.Kind, p.ID}
	return promise(func() (any, error) {
		raw, err := s.lang.ask("studio/"+p.Kind, modelParams{key.Package, encode(map[string]string{"id": p.ID})})
		a := struct {
			Watch    int             `json:"watch"`
			Revision int             `json:"revision"`
			Model    json.RawMessage `json:"model"`
		}{Watch: id, Model: json.RawMessage("null")}
		if err == nil {
			err = json.Unmarshal(raw, &a)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		if !s.tabs[t] {
			return nil, failure(codeGone, "the tab is gone")
		}
		w := s.watches[key]
		if w == nil {
			w = &watched{watchers: map[*tab]map[int]bool{}, last: a.Model}
			s.watches[key] = w
		}
		if w.watchers[t] == nil {
			w.watchers[t] = map[int]bool{}
		}
		w.watchers[t][id] = true
		t.watches[id] = key
		a.Model = w.last
		if a.Revision != s.told {
			s.changedModels() // it changed while it was made
		}
		return a, nil
	}), nil
}

// maxWatches is how many models a tab may watch.
const maxWatches = 200

func (t *tab) unwatch(p *struct {
	Watch int `json:"watch"`
}) (any, error) {
	t.s.unwatch(t, p.Watch)
	return map[string]any{}, nil
}

func (s *Server) unwatch(t *tab, id int) {
	key, ok := t.watches[id]
	if !ok {
		return
	}
	delete(t.watches, id)
	w := s.watches[key]
	delete(w.watchers[t], id)
	if len(w.watchers[t]) == 0 {
		delete(w.watchers, t)
	}
	if len(w.watchers) == 0 {
		delete(s.watches, key)
	}
}

// nodeAt finds the innermost node at a byte of a file.
func (s *Server) nodeAt(params json.RawMessage, open opener) (any, error) {
	p, err := decode[modelParams]("studio/at", params)
	if err != nil {
		return nil, err
	}
	q, err := decode[struct {
		URI    string `json:"uri"`
		Offset int    `json:"offset"`
	}]("studio/at", p.Params)
	if err != nil {
		return nil, err
	}
	pr, err := s.program(p.Package, open)
	if err != nil {
		return nil, err
	}
	uri := q.URI
	if path, ok := pathOf(uri); ok {
		uri = uriOf(path)
	}
	r := struct {
		Flow string `json:"flow"`
		Node string `json:"node"`
	}{}
	for _, m := range pr.Modules {
		for _, f := range m.Files() {
			if pr.uri(f) == uri {
				r.Flow, r.Node = pr.At(f.Name, q.Offset)
			}
		}
	}
	if r.Flow == "" {
		return modelAnswer{s.models.revision, nil}, nil
	}
	return modelAnswer{s.models.revision, r}, nil
}
