package openapi

import (
	"fmt"
	"slices"
	"strings"

	"barre/internal/quote"
)

// client writes the class of the client.
type client struct {
	d       *document
	g       *typeMaker
	o       Options
	auth    security
	taken   map[string]bool // methods with their paths
	remotes names
	uses    struct{ query, form, parts, utils bool }
	tests   []call
}

// call is a method that a test may call.
type call struct{ name, does string }

// settings are the fields of a connection's configuration, as the library's clients
// have them, with what stands for nothing said.
var settings = []struct{ typ, name, value, doc string }{
	{"http:HttpVersion", "httpVersion", "http:HTTP_2_0", "Highest version of HTTP"},
	{"http:ClientHttp1Settings", "http1Settings", "{}", "Settings of HTTP/1"},
	{"http:ClientHttp2Settings", "http2Settings", "{}", "Settings of HTTP/2"},
	{"decimal", "timeout", "30", "For how many seconds to wait for a response"},
	{"string", "forwarded", `"disable"`, "Whether to add `forwarded` or `x-forwarded-for` to requests"},
	{"http:FollowRedirects?", "followRedirects", "()", "Following redirects"},
	{"http:PoolConfiguration?", "poolConfig", "()", "The pool of connections"},
	{"http:CacheConfig", "cache", "{}", "Caching of responses"},
	{"http:Compression", "compression", "http:COMPRESSION_AUTO", "Compression of responses"},
	{"http:CircuitBreakerConfig?", "circuitBreaker", "()", "Circuit breaker"},
	{"http:RetryConfig?", "retryConfig", "()", "Repeating requests that failed"},
	{"http:CookieConfig?", "cookieConfig", "()", "Cookies"},
	{"http:ResponseLimitConfigs", "responseLimits", "{}", "Limits of responses"},
	{"http:ClientSecureSocket?", "secureSocket", "()", "TLS"},
	{"http:ProxyConfig?", "proxy", "()", "Proxy server"},
	{"http:ClientSocketConfig", "socketConfig", "{}", "Settings of sockets"},
	{"boolean", "validation", "true", "Whether payloads are checked against constraints"},
	{"boolean", "laxDataBinding", "true", "Whether null stands for an absent field and an absent field for null"},
}

// security is what callers show who they are with.
type security struct {
	types []string // of the library's configuration: for HTTP's own ways
	keys  []apiKey
	must  bool // no operation works without
}

type apiKey struct{ name, in, wire, doc string }

// security reads the security schemes.
func (c *client) security() security {
	var s security
	f := c.d.main.root.get("components").get("securitySchemes")
	if f == nil || f.kind != object {
		return s
	}
	used := names{}
	for _, x := range f.fields {
		n := c.d.resolved(x.value)
		if n == nil {
			continue
		}
		kind, scheme := n.str("type"), strings.ToLower(n.str("scheme"))
		switch {
		case kind == "apiKey" && n.str("name") != "":
			name := n.str("name")
			if c.g.tidy || !plain(name) {
				name = camel(name)
			}
			s.keys = append(s.keys, apiKey{used.take(name, ""), n.str("in"), n.str("name"), firstOf(oneLine(n.str("description")), "The key '"+docLine(n.str("name"))+"'")})
		case kind == "http" && scheme == "basic":
			s.types = append(s.types, "http:CredentialsConfig")
		case kind == "http" && scheme == "bearer":
			s.types = append(s.types, "http:BearerTokenConfig")
		case kind == "oauth2", kind == "openIdConnect":
			c.d.note(n, "the client does not ask for tokens of '%s' itself: give it one that you have", x.name)
			s.types = append(s.types, "http:BearerTokenConfig")
		default:
			c.d.note(n, "the security scheme '%s' is left out: expected API keys, HTTP's basic or bearer, OAuth 2.0 or OpenID Connect", x.name)
		}
	}
	s.types = unique(s.types)
	s.must = true
	if all := c.d.main.root.get("security"); all != nil {
		for _, x := range all.items {
			if x.kind == object && len(x.fields) == 0 {
				s.must = false
			}
		}
	}
	return s
}

// reserve keeps the names that the client's files have from those of types.
func (c *client) reserve() {
	for _, n := range []string{"Client", "ConnectionConfig", "ApiKeysConfig", "Encoding"} {
		c.g.taken[n] = true
	}
}

// config declares the configuration of connections.
func (c *client) config() string {
	var b strings.Builder
	if len(c.auth.keys) > 0 {
		b.WriteString("# Keys that say who calls.\npublic type ApiKeysConfig record {|\n")
		for _, k := range c.auth.keys {
			b.WriteString("# " + k.doc + "\n@display {label: \"\", kind: \"password\"}\nstring " + ident(k.name) + ";\n")
		}
		b.WriteString("|};\n\n")
	}
	b.WriteString("# Configuration of a connection.\n@display {label: \"Connection Config\"}\npublic type ConnectionConfig record {|\n")
	if list := c.authTypes(); len(list) > 0 {
		b.WriteString("# Who calls\n" + strings.Join(list, "|") + " auth")
		if !c.auth.must {
			b.WriteString("?")
		}
		b.WriteString(";\n")
	}
	for _, s := range settings {
		fmt.Fprintf(&b, "# %s\n%s %s = %s;\n", s.doc, s.typ, s.name, s.value)
	}
	b.WriteString("|};\n")
	return b.String()
}

// authTypes are the types of the field auth: where there are keys beside HTTP's ways,
// they are one of the choices.
func (c *client) authTypes() []string {
	if len(c.auth.types) == 0 {
		return nil
	}
	list := c.auth.types
	if len(c.auth.keys) > 0 {
		list = append(slices.Clone(list), "ApiKeysConfig")
	}
	return list
}

func (c *client) keysApart() bool { return len(c.auth.keys) > 0 && len(c.auth.types) == 0 }

func (c *client) keysAmong() bool { return len(c.auth.keys) > 0 && len(c.auth.types) > 0 }

// write gives the source of the class.
func (c *client) write(ops []*operation) string {
	c.auth = c.security()
	var b strings.Builder
	b.WriteString(doc(firstOf(c.d.main.root.get("info").str("description"), c.d.title(), "Client of the API."), ""))
	b.WriteString("public isolated client class Client {\n    final http:Client clientEp;\n")
	switch {
	case c.keysApart():
		b.WriteString("    final readonly & ApiKeysConfig apiKeyConfig;\n")
	case c.keysAmong():
		b.WriteString("    final readonly & ApiKeysConfig? apiKeyConfig;\n")
	}
	b.WriteString("\n    # Connects to the API.\n    #\n")
	var first, last []string
	if c.keysApart() {
		b.WriteString("    # + apiKeyConfig - Keys that say who calls\n")
		first = append(first, "ApiKeysConfig apiKeyConfig")
	}
	b.WriteString("    # + config - Configuration of the connection\n    # + serviceUrl - Where the API is\n    # + return - An error when the configuration is wrong\n")
	if len(c.authTypes()) > 0 && c.auth.must {
		first = append(first, "ConnectionConfig config")
	} else {
		last = append(last, "ConnectionConfig config = {}")
	}
	if at := c.address(); at != "" {
		last = append(last, "string serviceUrl = "+quote.String(at))
	} else {
		first = append(first, "string serviceUrl")
	}
	fmt.Fprintf(&b, "    public isolated function init(%s) returns error? {\n", strings.Join(append(first, last...), ", "))
	b.WriteString("        http:ClientConfiguration httpClientConfig = {\n")
	for i, s := range settings {
		b.WriteString("            " + s.name + ": config." + s.name)
		if i < len(settings)-1 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString("        };\n")
	switch {
	case c.keysAmong():
		b.WriteString("        " + strings.Join(c.authTypes(), "|") + "? auth = config" + map[bool]string{true: ".auth", false: "?.auth"}[c.auth.must] + ";\n")
		b.WriteString("        if auth is ApiKeysConfig {\n            self.apiKeyConfig = auth.cloneReadOnly();\n        } else {\n            httpClientConfig.auth = auth;\n            self.apiKeyConfig = ();\n        }\n")
	case len(c.auth.types) > 0 && c.auth.must:
		b.WriteString("        httpClientConfig.auth = config.auth;\n")
	case len(c.auth.types) > 0:
		b.WriteString("        httpClientConfig.auth = config?.auth;\n")
	case c.keysApart():
		b.WriteString("        self.apiKeyConfig = apiKeyConfig.cloneReadOnly();\n")
	}
	b.WriteString("        self.clientEp = check new (serviceUrl, httpClientConfig);\n    }\n")
	for _, op := range ops {
		c.method(&b, op)
	}
	b.WriteString("}\n")
	return b.String()
}

// address is the URL that the client has by default.
func (c *client) address() string {
	at := c.d.server()
	if strings.HasPrefix(at, "/") || at == "" {
		// Relative to where the document is, which nobody knows.
		if at == "" && c.d.main.root.get("servers") == nil || at == "/" || at == "" {
			return ""
		}
		return "http://localhost:9090" + strings.TrimSuffix(at, "/")
	}
	return strings.TrimSuffix(at, "/")
}

func (c *client) method(b *strings.Builder, op *operation) {
	used := names{"self": true}
	types, vars := map[string]typ{}, map[string]string{}
	var docs []string
	for _, p := range op.params {
		if p.in != "path" {
			continue
		}
		types[p.name] = c.g.inPath(p, c.g.sub(op.name, p.name))
		vars[p.name] = ident(varName(c.g.tidy, used, p.name))
		docs = append(docs, "+ "+vars[p.name]+" - "+firstOf(oneLine(p.doc), p.name))
	}
	// How the resource is called, and the path that is asked for.
	var path, shape, plainParams []string
	var where strings.Builder
	seen := map[string]bool{}
	for _, seg := range segments(op.path) {
		where.WriteByte('/')
		for _, p := range seg {
			if !p.param {
				path, shape = append(path, ident(p.text)), append(shape, p.text)
				where.WriteString(template(p.text))
				continue
			}
			v := vars[p.text]
			where.WriteString("${getEncodedUri(" + v + ")}")
			if seen[v] { // once is enough to know it
				continue
			}
			seen[v] = true
			path, shape = append(path, "["+types[p.text].text+" "+v+"]"), append(shape, "*")
			plainParams = append(plainParams, types[p.text].text+" "+v)
		}
	}
	if strings.HasSuffix(op.path, "/") {
		where.WriteByte('/')
	}
	key := op.method + " " + strings.Join(shape, "/")
	resource := !c.o.Remote && op.method != "trace"
	if resource && c.taken[key] {
		c.d.note(op.n, "'%s %s' becomes a remote function: another operation has the same path but for the names of parameters", op.method, op.path)
		resource = false
	}
	var params []string
	var body []string
	name := ""
	if resource {
		c.taken[key] = true
		if len(path) == 0 {
			path = []string{"."}
		}
		name = "resource isolated function " + op.method + " " + strings.Join(path, "/")
		c.tests = append(c.tests, call{op.name, op.method + " " + op.path})
	} else {
		call1 := c.remotes.take(c.g.callName(op), "")
		name = "remote isolated function " + ident(call1)
		params = append(params, plainParams...)
		c.tests = append(c.tests, call{op.name, call1})
	}
	body = append(body, "string resourcePath = string `"+firstOf(where.String(), "/")+"`;")
	payload := c.payload(op, used, &params, &docs, &body)
	headers := c.headers(op, used, &params, &docs, &body)
	c.queries(op, used, &params, &docs, &body)
	c.header(op, used, headers, &body)

	ret := c.returns(op)
	told := "An error when the request failed"
	for _, r := range op.responses {
		if strings.HasPrefix(r.code, "2") || len(op.responses) == 1 {
			told = firstOf(oneLine(r.doc), told)
			break
		}
	}
	send := ""
	switch op.method {
	case "get":
		send = "get(resourcePath, HEADERS)"
	case "head":
		send = "head(resourcePath, HEADERS)"
	case "options":
		send = "options(resourcePath, HEADERS)"
	case "trace":
		send = "execute(\"TRACE\", resourcePath, (), HEADERS)"
	case "delete":
		send = "delete(resourcePath, headers = HEADERS)"
		if payload != "" {
			send = "delete(resourcePath, " + payload + ", HEADERS)"
		}
	default:
		if payload == "" {
			payload = "request"
			body = append(body, "http:Request request = new;")
		}
		send = op.method + "(resourcePath, " + payload + ", HEADERS)"
	}
	body = append(body, "return self.clientEp->"+strings.Replace(send, "HEADERS", headers.use, 1)+";")

	b.WriteString("\n" + doc(firstOf(op.summary, strings.ToUpper(op.method)+" "+op.path), "    ") + "    #\n")
	for _, x := range docs {
		b.WriteString("    # " + x + "\n")
	}
	b.WriteString("    # + return - " + told + "\n")
	if op.n.yes("deprecated") {
		b.WriteString("    # # Deprecated\n    # The API announces that it will go away.\n    @deprecated\n")
	}
	b.WriteString("    " + name + "(" + strings.Join(params, ", ") + ") returns " + ret + " {\n")
	for _, x := range body {
		b.WriteString("        " + x + "\n")
	}
	b.WriteString("    }\n")
}

// template writes a text within a string template.
func template(s string) string {
	return strings.NewReplacer("`", "${\"`\"}", "${", "${\"${\"}").Replace(s)
}

// payload writes what makes the message; the result is what is sent, "" for nothing.
func (c *client) payload(op *operation, used names, params, docs, body *[]string) string {
	if op.body == nil || slices.Contains([]string{"get", "head", "options", "trace"}, op.method) {
		if op.body != nil {
			c.d.note(op.body.n, "the body of '%s %s' is left out: requests of this method have none", op.method, op.path)
		}
		return ""
	}
	text := firstOf(oneLine(op.body.doc), "What to send")
	// JSON before others; of the rest the first that has a type.
	best := -1
	for i, m := range op.body.media {
		if best < 0 && m.kind != otherMedia && m.kind != eventMedia || best >= 0 && m.kind == jsonMedia && op.body.media[best].kind != jsonMedia {
			best = i
		}
	}
	if best < 0 {
		n := used.take("request", "_")
		*params = append(*params, "http:Request "+n)
		*docs = append(*docs, "+ "+n+" - "+text)
		return n
	}
	m := op.body.media[best]
	hint := c.g.bodyHint(op)
	t, ok := c.g.bodyType(m, hint)
	if m.kind == formMedia || m.kind == multipartMedia {
		t, ok = typ{text: "map<anydata>", form: unionForm}, true
		if s := c.d.resolved(m.schema); s != nil && c.g.isRecord(s) {
			t = c.g.of(m.schema, hint)
		}
	}
	if !ok {
		return ""
	}
	n := used.take("payload", "_")
	*params = append(*params, t.String()+" "+n)
	*docs = append(*docs, "+ "+n+" - "+text)
	*body = append(*body, "http:Request request = new;")
	name := m.name
	if strings.Contains(name, "*") {
		name = ""
	}
	set := func(what, fallback string) {
		*body = append(*body, "request.setPayload("+what+", "+quote.String(firstOf(name, fallback))+");")
	}
	switch m.kind {
	case jsonMedia:

		*body = append(*body, "json jsonBody = jsondata:toJson("+n+");")
		set("jsonBody", "application/json")
	case xmlMedia:
		set(n, "application/xml")
	case textMedia:
		set(n, "text/plain")
	case binaryMedia:
		set(n, "application/octet-stream")
	case formMedia:
		c.uses.form, c.uses.utils = true, true
		*body = append(*body, "string formBody = check encodeParameters(check jsondata:toJson("+n+").cloneWithType());")
		set("formBody", "application/x-www-form-urlencoded")
	case multipartMedia:
		c.uses.parts, c.uses.utils = true, true
		*body = append(*body, "request.setBodyParts(check createBodyParts("+n+"), "+quote.String(m.name)+");")
	}
	return "request"
}

// headerVar is the map of headers in a method.
type headerVar struct {
	use     string // the expression to send
	mutable bool   // it may be added to
}

func (c *client) headers(op *operation, used names, params, docs, body *[]string) *headerVar {
	n := used.take("headers", "_")
	*docs = append(*docs, "+ "+n+" - Headers to be sent with the request")
	var fields strings.Builder
	must := false
	inside := names{}
	for _, p := range op.params {
		if p.in == "header" {
			must = c.recordField(&fields, p, c.g.inHeader(p, c.g.sub(op.name, p.name)), "Header", inside) || must
		}
	}
	if fields.Len() == 0 {
		*params = append(*params, "map<string|string[]> "+n+" = {}")
		return &headerVar{use: n}
	}
	t := c.g.declare(op.name+"Headers", "Headers of the operation "+firstOf(op.id, op.method+" "+op.path), "record {\n"+fields.String()+"}")
	if must {
		*params = slices.Insert(*params, c.required(*params), ident(t)+" "+n)
	} else {
		*params = append(*params, ident(t)+" "+n+" = {}")
	}
	v := used.take("httpHeaders", "_")
	*body = append(*body, "map<string|string[]> "+v+" = http:getHeaderMap("+n+");")
	return &headerVar{use: v, mutable: true}
}

// required is how many of the parameters have no default.
func (c *client) required(params []string) int {
	for i, p := range params {
		if strings.Contains(p, " = ") {
			return i
		}
	}
	return len(params)
}

// recordField writes a parameter as a field, and tells whether it must be given.
func (c *client) recordField(b *strings.Builder, p parameter, t typ, annotation string, used names) bool {
	name := varName(c.g.tidy, used, p.name)
	b.WriteString(doc(firstOf(oneLine(p.doc), oneLine(p.name), annotation), ""))
	if name != p.name {
		b.WriteString("@http:" + annotation + " {name: " + quote.String(p.name) + "}\n")
	}
	value, ok := c.g.literal(defaultOf(p.schema, c.d.resolved(p.schema)), t)
	switch {
	case ok:
		b.WriteString(t.String() + " " + ident(name) + " = " + value + ";\n")
	case p.required:
		b.WriteString(t.String() + " " + ident(name) + ";\n")
		return true
	default:
		b.WriteString(t.String() + " " + ident(name) + "?;\n")
	}
	return false
}

// header adds the keys that are headers or cookies.
func (c *client) header(op *operation, used names, h *headerVar, body *[]string) {
	var keys, cookies []apiKey
	for _, k := range c.auth.keys {
		switch k.in {
		case "header":
			keys = append(keys, k)
		case "cookie":
			cookies = append(cookies, k)
		}
	}
	for _, p := range op.params {
		if p.in == "cookie" {
			c.d.note(p.n, "the cookie '%s' is no parameter of the client: add it to the headers", p.name)
		}
	}
	if len(keys)+len(cookies) == 0 {
		return
	}
	if !h.mutable {
		v := used.take("httpHeaders", "_")
		*body = append(*body, "map<string|string[]> "+v+" = {..."+h.use+"};")
		h.use, h.mutable = v, true
	}
	c.withKeys(used, body, func(from string) []string {
		var lines []string
		for _, k := range keys {
			lines = append(lines, h.use+"["+quote.String(k.wire)+"] = "+from+"."+ident(k.name)+";")
		}
		if len(cookies) > 0 {
			var all []string
			for _, k := range cookies {
				all = append(all, template(k.wire)+"=${"+from+"."+ident(k.name)+"}")
			}
			lines = append(lines, h.use+"[\"Cookie\"] = string `"+strings.Join(all, "; ")+"`;")
		}
		return lines
	})
}

// withKeys writes lines that use the keys, where there are any at run time.
func (c *client) withKeys(used names, body *[]string, lines func(from string) []string) {
	if c.keysApart() {
		*body = append(*body, lines("self.apiKeyConfig")...)
		return
	}
	v := used.take("keys", "")
	*body = append(*body, "readonly & ApiKeysConfig? "+v+" = self.apiKeyConfig;", "if "+v+" is ApiKeysConfig {")
	for _, l := range lines(v) {
		*body = append(*body, "    "+l)
	}
	*body = append(*body, "}")
}

func (c *client) queries(op *operation, used names, params, docs, body *[]string) {
	var fields strings.Builder
	must := false
	apart := false // a name that a parameter of the method has: no inclusion then
	inside := names{}
	var encodings []string
	for _, p := range op.params {
		if p.in != "query" {
			continue
		}
		must = c.recordField(&fields, p, c.g.inQuery(p, c.g.sub(op.name, p.name)), "Query", inside) || must
		if style, explode := p.n.str("style"), p.n.get("explode"); style != "" && style != "form" || explode != nil && explode.text == "false" {
			encodings = append(encodings, fmt.Sprintf("%s: {style: %s, explode: %v}", quote.String(p.name), quote.String(firstOf(style, "form")), explode == nil && style == "" || explode != nil && explode.text == "true"))
		}
	}
	for f := range inside {
		apart = apart || used[f] || f == "queries"
	}
	var keys []apiKey
	for _, k := range c.auth.keys {
		if k.in == "query" {
			keys = append(keys, k)
		}
	}
	if fields.Len() == 0 && len(keys) == 0 {
		return
	}
	c.uses.query, c.uses.utils = true, true
	value := "{}"
	if fields.Len() > 0 {
		n := used.take("queries", "_")
		*docs = append(*docs, "+ "+n+" - Queries to be sent with the request")
		t := ident(c.g.declare(op.name+"Queries", "Queries of the operation "+firstOf(op.id, op.method+" "+op.path), "record {\n"+fields.String()+"}"))
		switch {
		case !apart:
			*params = append(*params, "*"+t+" "+n)
		case must:
			*params = slices.Insert(*params, c.required(*params), t+" "+n)
		default:
			*params = append(*params, t+" "+n+" = {}")
		}
		value = "http:getQueryMap(" + n + ")"
	}
	v := used.take("queryParam", "_")
	*body = append(*body, "map<anydata> "+v+" = "+value+";")
	if len(keys) > 0 {
		c.withKeys(used, body, func(from string) []string {
			var lines []string
			for _, k := range keys {
				lines = append(lines, v+"["+quote.String(k.wire)+"] = "+from+"."+ident(k.name)+";")
			}
			return lines
		})
	}
	more := ""
	if len(encodings) > 0 {
		more = ", {" + strings.Join(encodings, ", ") + "}"
	}
	*body = append(*body, "resourcePath = resourcePath + check getPathForQueryParam("+v+more+");")
}

// returns is the type of what a method returns.
func (c *client) returns(op *operation) string {
	if op.method == "head" || op.method == "trace" {
		return "http:Response|error"
	}
	var good []response
	for _, r := range op.responses {
		if strings.HasPrefix(r.code, "2") {
			good = append(good, r)
		}
	}
	if len(good) == 0 {
		for _, r := range op.responses {
			if r.code == "DEFAULT" {
				good = append(good, r)
			}
		}
	}
	if len(good) == 0 {
		if len(op.responses) == 0 {
			return "http:Response|error"
		}
		return "error?"
	}
	nothing := false
	var all []typ
	for _, r := range good {
		if len(r.media) == 0 || slices.Contains(withoutBody, r.code) {
			nothing = true
			continue
		}
		// What comes is of the types that are asked for; JSON says them all.
		ms := r.media
		if i := slices.IndexFunc(ms, func(m media) bool { return m.kind == jsonMedia }); i >= 0 {
			ms = ms[i : i+1]
		}
		for _, m := range ms {
			if m.kind == eventMedia && len(ms) == 1 && len(good) == 1 {
				return "stream<http:SseEvent, error?>|error"
			}
			t, ok := c.g.bodyType(m, c.g.responseHint(op, r.code))
			if !ok {
				return "http:Response|error"
			}
			all = append(all, t)
		}
	}
	if len(all) == 0 {
		return "error?"
	}
	t := all[0]
	if len(all) > 1 {
		t = c.g.unite(all)
		if t.form == anyForm {
			t = typ{text: "json", form: anyForm}
		}
	}
	if (nothing || t.nilable) && t.form != anyForm {
		return t.inside() + "|error?"
	}
	return t.text + "|error"
}
