package registry

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"barre/packages"
)

// server answers requests.
type server struct {
	store storage
	log   func(format string, args ...any)
	// largest is how many bytes an archive may have.
	largest int64
	// pushes limits how many archives are in memory at once.
	pushes chan struct{}
}

// handler is the API below /2.0/registry, /registry as older clients ask, and
// below nothing for settings that have the server's bare address.
func (s *server) handler() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /packages", s.search)
	m.HandleFunc("GET /packages/{$}", s.search)
	m.HandleFunc("GET /search-packages", s.search)
	m.HandleFunc("GET /packages/{org}/{name}", s.versions)
	m.HandleFunc("GET /packages/{org}/{name}/{version}", s.version)
	m.HandleFunc("GET /balas/{org}/{name}/{version}/{file}", s.archive)
	m.HandleFunc("GET /organizations/{org}", s.organization)
	m.HandleFunc("POST /packages", s.push)
	m.HandleFunc("POST /packages/resolve-dependencies", s.resolveDependencies)
	m.HandleFunc("POST /packages/resolve-modules", s.resolveModules)
	m.HandleFunc("POST /packages/deprecate/{org}/{name}/{version}", s.deprecate)
	m.HandleFunc("POST /packages/undeprecate/{org}/{name}/{version}", s.deprecate)
	m.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		refuse(w, http.StatusNotFound, "no such request: %s %s", r.Method, r.URL.Path)
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, prefix := range []string{"/2.0/registry", "/registry", "/2.0", ""} {
			if rest, ok := strings.CutPrefix(r.URL.Path, prefix+"/"); ok && path.Clean("/"+rest) == "/"+strings.TrimSuffix(rest, "/") {
				r2 := r.Clone(r.Context())
				r2.URL.Path, r2.URL.RawPath = "/"+rest, ""
				m.ServeHTTP(w, r2)
				return
			}
		}
		refuse(w, http.StatusNotFound, "no such request: %s %s", r.Method, r.URL.Path)
	})
}

func answer(w http.ResponseWriter, code int, v any) {
	text, err := json.Marshal(v)
	if err != nil {
		code, text = http.StatusInternalServerError, []byte(`{"message":"internal error"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_, _ = w.Write(text)
}

func refuse(w http.ResponseWriter, code int, format string, args ...any) {
	answer(w, code, map[string]string{"message": fmt.Sprintf(format, args...)})
}

// fault is an error of ours: the log has the details.
func (s *server) fault(w http.ResponseWriter, r *http.Request, err error) {
	s.log("%s %s: %v", r.Method, r.URL.Path, err)
	refuse(w, http.StatusInternalServerError, "the registry cannot do it now")
}

// user finds who asks; nil for nobody. False means that the answer is given.
func (s *server) user(w http.ResponseWriter, r *http.Request) (*token, bool) {
	secret, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok || secret == "" {
		return nil, true
	}
	t, err := s.store.findToken(r.Context(), digestOf(secret))
	if err != nil {
		s.fault(w, r, err)
		return nil, false
	}
	if t == nil {
		refuse(w, http.StatusUnauthorized, "the access token is not known")
		return nil, false
	}
	return t, true
}

// may checks that the one who asks may change packages of an organisation.
func (s *server) may(w http.ResponseWriter, r *http.Request, org string) (*token, bool) {
	t, ok := s.user(w, r)
	switch {
	case !ok:
		return nil, false
	case t == nil:
		refuse(w, http.StatusUnauthorized, "an access token is needed")
		return nil, false
	case !t.may(org):
		refuse(w, http.StatusForbidden, "%s is no member of the organization %s", t.User, org)
		return nil, false
	}
	return t, true
}

// sees tells which versions the one who asks can have: private ones with a
// token of their organisation, and none for a later distribution.
func sees(t *token, r *http.Request) func(*entry) bool {
	// Clients name their distribution as ballerina/2201.13.0, or it alone.
	var limit packages.Version
	for _, word := range strings.FieldsFunc(r.UserAgent(), func(c rune) bool { return strings.ContainsRune("/ -()", c) }) {
		if v, ok := packages.ParseVersion(word); ok && v.Major >= 2201 && limit.IsZero() {
			limit = v
		}
	}
	return func(e *entry) bool {
		if e.Visibility == "private" && !t.may(e.Organization) {
			return false
		}
		v, ok := packages.ParseVersion(e.Distribution)
		return limit.IsZero() || !ok || v.Major != limit.Major || v.Minor <= limit.Minor
	}
}

func (s *server) versions(w http.ResponseWriter, r *http.Request) {
	t, ok := s.user(w, r)
	if !ok {
		return
	}
	can := sees(t, r)
	all, err := s.store.versions(r.Context(), r.PathValue("org"), r.PathValue("name"))
	if err != nil {
		s.fault(w, r, err)
		return
	}
	list := []string{}
	for _, e := range all {
		if can(e) {
			list = append(list, e.Version)
		}
	}
	if len(list) == 0 {
		refuse(w, http.StatusNotFound, "package not found: %s/%s", r.PathValue("org"), r.PathValue("name"))
		return
	}
	answer(w, http.StatusOK, list)
}

// base is the address of the API as the client wrote it.
func base(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return scheme + "://" + r.Host + "/2.0/registry"
}

// shown is a version as clients read it.
func shown(e *entry, r *http.Request) map[string]any {
	modules := []map[string]any{}
	for _, m := range e.Modules {
		modules = append(modules, map[string]any{"name": m})
	}
	v := map[string]any{
		"organization": e.Organization, "name": e.Name, "version": e.Version, "platform": e.Platform,
		"languageSpecificationVersion": e.Spec, "ballerinaVersion": e.Distribution, "balaVersion": "3.0.0",
		"isDeprecated": e.Obsolete != nil, "deprecateMessage": "",
		"URL": "/" + e.Organization + "/" + e.Name + "/" + e.Version, "balaURL": archiveURL(e, r), "digest": e.Digest,
		"summary": e.Description.Description, "readme": e.Readme, "template": e.Template,
		"licenses": some(e.Licenses), "authors": some(e.Authors), "keywords": some(e.Keywords), "sourceCodeLocation": e.Repository,
		"createdDate": e.Created, "visibility": "public", "modules": modules, "graalvmCompatible": e.Graal,
	}
	if e.Visibility != "" {
		v["visibility"] = e.Visibility
	}
	if e.Obsolete != nil {
		v["deprecateMessage"] = e.Obsolete.Message
	}
	return v
}

func some(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func archiveURL(e *entry, r *http.Request) string {
	x := url.PathEscape
	return fmt.Sprintf("%s/balas/%s/%s/%s/%s", base(r), x(e.Organization), x(e.Name), x(e.Version), x(packages.ArchiveName(&e.Description)))
}

// asked finds the version a request names. A nil entry means that the answer is
// given.
func (s *server) asked(w http.ResponseWriter, r *http.Request) *entry {
	t, ok := s.user(w, r)
	if !ok {
		return nil
	}
	ref := packages.Ref{Org: r.PathValue("org"), Name: r.PathValue("name"), Version: r.PathValue("version")}
	e, err := find(r.Context(), s.store, ref, sees(t, r))
	if err != nil {
		s.fault(w, r, err)
		return nil
	}
	if e == nil {
		refuse(w, http.StatusNotFound, "package not found: %s", ref)
	}
	return e
}

func (s *server) version(w http.ResponseWriter, r *http.Request) {
	e := s.asked(w, r)
	if e == nil {
		return
	}
	if !strings.Contains(r.Header.Get("Accept"), "application/octet-stream") {
		answer(w, http.StatusOK, shown(e, r))
		return
	}
	// A client that pulls is sent on to the archive.
	h := w.Header()
	h.Set("Location", archiveURL(e, r))
	h.Set("Content-Disposition", "attachment; filename="+packages.ArchiveName(&e.Description))
	h.Set("Digest", e.Digest)
	if e.Obsolete != nil {
		h.Set("Is-Deprecated", "true")
		h.Set("Deprecate-Message", url.QueryEscape(e.Obsolete.Message))
	}
	w.WriteHeader(http.StatusFound)
}

func (s *server) archive(w http.ResponseWriter, r *http.Request) {
	e := s.asked(w, r)
	if e == nil {
		return
	}
	from, err := s.store.open(r.Context(), e.Ref())
	if err != nil {
		s.fault(w, r, err)
		return
	}
	defer from.Close()
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Digest", e.Digest)
	if whole, ok := from.(io.ReadSeeker); ok {
		http.ServeContent(w, r, "", time.UnixMilli(e.Created), whole)
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(e.Size))
	if _, err := io.Copy(w, from); err != nil {
		s.log("%s %s: %v", r.Method, r.URL.Path, err)
		panic(http.ErrAbortHandler) // what arrived is not all: the client is to notice
	}
}

func (s *server) search(w http.ResponseWriter, r *http.Request) {
	t, ok := s.user(w, r)
	if !ok {
		return
	}
	q := r.URL.Query()
	number := func(name string, standard int) int {
		if n, err := strconv.Atoi(q.Get(name)); err == nil && n >= 0 && n <= 1000 {
			return n
		}
		return standard
	}
	all, err := s.store.search(r.Context(), words(q.Get("q")), q.Get("org"))
	if err != nil {
		s.fault(w, r, err)
		return
	}
	found := latest(all, sees(t, r))
	offset, limit := number("offset", 0), number("limit", 10)
	list := []map[string]any{}
	for _, e := range found[min(offset, len(found)):min(offset+limit, len(found))] {
		v := shown(e, r)
		delete(v, "readme")
		list = append(list, v)
	}
	answer(w, http.StatusOK, map[string]any{"packages": list, "count": len(found), "offset": offset, "limit": limit})
}

// words are those of a query; org:acme stands for acme.
func words(query string) []string {
	list := strings.Fields(strings.ToLower(query))
	for i := range list {
		list[i] = strings.TrimPrefix(list[i], "org:")
	}
	return list
}

func (s *server) organization(w http.ResponseWriter, r *http.Request) {
	t, ok := s.user(w, r)
	if !ok {
		return
	}
	org := r.PathValue("org")
	all, err := s.store.search(r.Context(), nil, org)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	n := len(latest(all, sees(t, r)))
	if n == 0 && !t.may(org) {
		refuse(w, http.StatusNotFound, "organization not found: %s", org)
		return
	}
	answer(w, http.StatusOK, map[string]any{"name": org, "packageCount": n})
}

func (s *server) push(w http.ResponseWriter, r *http.Request) {
	t, ok := s.user(w, r)
	if !ok {
		return
	}
	if t == nil {
		refuse(w, http.StatusUnauthorized, "an access token is needed")
		return
	}
	if r.ContentLength > s.largest {
		refuse(w, http.StatusRequestEntityTooLarge, "an archive has at most %d MB here", s.largest>>20)
		return
	}
	select {
	case s.pushes <- struct{}{}:
		defer func() { <-s.pushes }()
	case <-r.Context().Done():
		return
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.largest))
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			refuse(w, http.StatusRequestEntityTooLarge, "an archive has at most %d MB here", s.largest>>20)
			return
		}
		// Whoever pushed is gone, or too slow.
		refuse(w, http.StatusBadRequest, "the archive did not arrive whole")
		return
	}
	if want := r.Header.Get("Digest"); want != "" && !strings.EqualFold(want, packages.Digest(data)) {
		refuse(w, http.StatusBadRequest, "the archive is not what was announced: its digest is %s", packages.Digest(data))
		return
	}
	d, g, err := packages.Inspect(data)
	if err != nil {
		refuse(w, http.StatusBadRequest, "%v", err)
		return
	}
	if !t.may(d.Organization) {
		refuse(w, http.StatusForbidden, "%s is no member of the organization %s", t.User, d.Organization)
		return
	}
	e := newEntry(d, g, data, t.User)
	err = s.store.publish(r.Context(), e, data)
	if errors.Is(err, errExists) {
		refuse(w, http.StatusConflict, "package already exists: %s; a version that is published stays as it is", d.Ref())
		return
	}
	if err != nil {
		s.fault(w, r, err)
		return
	}
	s.log("%s published %s, %d bytes", t.User, e.Ref(), e.Size)
	w.WriteHeader(http.StatusNoContent)
}

func (s *server) deprecate(w http.ResponseWriter, r *http.Request) {
	ref := packages.Ref{Org: r.PathValue("org"), Name: r.PathValue("name"), Version: r.PathValue("version")}
	t, ok := s.may(w, r, ref.Org)
	if !ok {
		return
	}
	var body struct {
		DeprecationMessage, DeprecateMessage, Message string
	}
	if !readBody(w, r, &body) {
		return
	}
	var mark *obsolete
	verb := "no longer deprecates"
	if !strings.HasPrefix(r.URL.Path, "/packages/undeprecate/") {
		verb = "deprecates"
		mark = &obsolete{body.DeprecationMessage}
		for _, m := range []string{body.DeprecateMessage, body.Message} {
			if mark.Message == "" {
				mark.Message = m
			}
		}
	}
	switch err := s.store.deprecate(r.Context(), ref, mark); {
	case errors.Is(err, errNone):
		refuse(w, http.StatusNotFound, "package not found: %s", ref)
	case err != nil:
		s.fault(w, r, err)
	default:
		s.log("%s %s %s", t.User, verb, ref)
		w.WriteHeader(http.StatusNoContent)
	}
}

// readBody reads a request's JSON, if it has any.
func readBody(w http.ResponseWriter, r *http.Request, into any) bool {
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 4<<20))
	if err == nil && len(text) > 0 {
		err = json.Unmarshal(text, into)
	}
	if err != nil {
		refuse(w, http.StatusBadRequest, "the request is no JSON of the expected form")
	}
	return err == nil
}

// resolveDependencies gives packages with their graphs.
func (s *server) resolveDependencies(w http.ResponseWriter, r *http.Request) {
	t, ok := s.user(w, r)
	if !ok {
		return
	}
	var body struct {
		Packages []struct{ Org, Name, Version, Mode string }
	}
	if !readBody(w, r, &body) {
		return
	}
	can := sees(t, r)
	resolved, unresolved := []map[string]any{}, []map[string]any{}
	for _, p := range body.Packages {
		e, err := fit(r.Context(), s.store, p.Org, p.Name, p.Version, strings.ToLower(p.Mode), can)
		if err != nil {
			s.fault(w, r, err)
			return
		}
		if e == nil {
			unresolved = append(unresolved, map[string]any{"org": p.Org, "name": p.Name, "version": p.Version, "reason": "package not found"})
			continue
		}
		message := ""
		if e.Obsolete != nil {
			message = e.Obsolete.Message
		}
		resolved = append(resolved, map[string]any{
			"org": e.Organization, "name": e.Name, "version": e.Version, "platform": e.Platform, "ballerinaVersion": e.Distribution,
			"isDeprecated": e.Obsolete != nil, "deprecationMessage": message, "dependencyGraph": e.Graph.Packages, "errorMessage": "",
		})
	}
	answer(w, http.StatusOK, map[string]any{"resolved": resolved, "unresolved": unresolved})
}

// resolveModules tells which packages have modules.
func (s *server) resolveModules(w http.ResponseWriter, r *http.Request) {
	t, ok := s.user(w, r)
	if !ok {
		return
	}
	type possible struct{ Org, Name, Version, Mode string }
	var body struct {
		Modules []struct {
			Organization, ModuleName, Mode string
			PossiblePackages               []possible
		}
	}
	if !readBody(w, r, &body) {
		return
	}
	can := sees(t, r)
	resolved, unresolved := []map[string]any{}, []map[string]any{}
	for _, m := range body.Modules {
		tries := m.PossiblePackages
		for name := m.ModuleName; name != "" && len(m.PossiblePackages) == 0; name = name[:max(strings.LastIndexByte(name, '.'), 0)] {
			tries = append(tries, possible{Org: m.Organization, Name: name})
		}
		var hit *entry
		for _, p := range tries {
			e, err := fit(r.Context(), s.store, m.Organization, p.Name, p.Version, strings.ToLower(p.Mode), can)
			if err != nil {
				s.fault(w, r, err)
				return
			}
			for i := 0; hit == nil && e != nil && i < len(e.Modules); i++ {
				if e.Modules[i] == m.ModuleName {
					hit = e
				}
			}
		}
		v := map[string]any{"organization": m.Organization, "moduleName": m.ModuleName}
		if hit == nil {
			v["reason"] = "module not found"
			unresolved = append(unresolved, v)
			continue
		}
		v["packageName"], v["version"] = hit.Name, hit.Version
		resolved = append(resolved, v)
	}
	answer(w, http.StatusOK, map[string]any{"resolvedModules": resolved, "unresolvedModules": unresolved})
}
