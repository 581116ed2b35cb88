package openapi

import (
	"fmt"
	"slices"
	"strings"

	"barre/internal/quote"
	"barre/internal/stub"
)

// statuses are the records of the library for status codes.
var statuses = map[string]string{
	"100": "Continue", "101": "SwitchingProtocols", "102": "Processing", "103": "EarlyHints",
	"200": "Ok", "201": "Created", "202": "Accepted", "203": "NonAuthoritativeInformation", "204": "NoContent", "205": "ResetContent",
	"206": "PartialContent", "207": "MultiStatus", "208": "AlreadyReported", "226": "IMUsed",
	"300": "MultipleChoices", "301": "MovedPermanently", "302": "Found", "303": "SeeOther", "304": "NotModified", "305": "UseProxy",
	"307": "TemporaryRedirect", "308": "PermanentRedirect",
	"400": "BadRequest", "401": "Unauthorized", "402": "PaymentRequired", "403": "Forbidden", "404": "NotFound", "405": "MethodNotAllowed",
	"406": "NotAcceptable", "407": "ProxyAuthenticationRequired", "408": "RequestTimeout", "409": "Conflict", "410": "Gone",
	"411": "LengthRequired", "412": "PreconditionFailed", "413": "PayloadTooLarge", "414": "UriTooLong", "415": "UnsupportedMediaType",
	"416": "RangeNotSatisfiable", "417": "ExpectationFailed", "421": "MisdirectedRequest", "422": "UnprocessableEntity", "423": "Locked",
	"424": "FailedDependency", "425": "TooEarly", "426": "UpgradeRequired", "428": "PreconditionRequired", "429": "TooManyRequests",
	"431": "RequestHeaderFieldsTooLarge", "451": "UnavailableDueToLegalReasons",
	"500": "InternalServerError", "501": "NotImplemented", "502": "BadGateway", "503": "ServiceUnavailable", "504": "GatewayTimeout",
	"505": "HttpVersionNotSupported", "506": "VariantAlsoNegotiates", "507": "InsufficientStorage", "508": "LoopDetected",
	"510": "NotExtended", "511": "NetworkAuthenticationRequired",
}

// withoutBody are the status codes whose responses have none.
var withoutBody = []string{"204", "304"}

// service writes the service, or the type of it.
type service struct {
	d     *document
	g     *typeMaker
	o     Options
	taken map[string]bool // methods with their paths
}

// write gives the source of the service.
func (s *service) write(ops []*operation) string {
	var b strings.Builder
	path, port := s.d.base()
	if s.o.BasePath != "" {
		path = s.o.BasePath
	}
	port = firstOf(s.o.Port, port, "9090")
	var base []string
	for _, seg := range segments(path) {
		name := ""
		for _, p := range seg {
			name += p.text
		}
		base = append(base, ident(name))
	}
	head := "# " + oneLine(firstOf(s.d.main.root.get("info").str("description"), s.d.title())) + "\n"
	if head == "# \n" {
		head = ""
	}
	if s.o.Contract {
		b.WriteString(head + "@http:ServiceConfig {basePath: " + quote.String(path) + "}\n")
		b.WriteString("public type " + ident(s.g.taken.take(firstOf(s.o.ServiceType, "OASServiceType"), "")) + " service object {\n*http:ServiceContract;\n")
	} else {
		listener := s.o.Listener
		if listener == "" {
			listener = s.listenerName()
			b.WriteString("listener http:Listener " + listener + " = new (" + port + ");\n\n")
		}
		b.WriteString(head + "service /" + strings.Join(base, "/") + " on " + listener + " {\n")
	}
	for _, op := range ops {
		if op.method == "trace" {
			s.d.note(op.n, "'trace %s' is left out: services cannot answer TRACE", op.path)
			continue
		}
		s.resource(&b, op)
	}
	if s.o.Contract {
		b.WriteString("};\n")
	} else {
		b.WriteString("}\n")
	}
	return b.String()
}

// listenerName is a name for the listener that nobody has.
func (s *service) listenerName() string {
	for i := 0; ; i++ {
		if name := fmt.Sprintf("ep%d", i); !s.g.taken[name] {
			s.g.taken[name] = true
			return name
		}
	}
}

func (s *service) resource(b *strings.Builder, op *operation) {
	used := names{}
	types := map[string]typ{}
	byName := map[string]string{} // parameters of the path, as the code calls them
	var docs []string
	for _, p := range op.params {
		if p.in == "path" {
			types[p.name] = s.g.inPath(p, s.g.sub(op.name, p.name))
			byName[p.name] = s.varName(used, p.name)
		}
	}
	var path, shape []string
	for _, seg := range segments(op.path) {
		switch {
		case len(seg) == 1 && seg[0].param:
			path = append(path, "["+types[seg[0].text].text+" "+ident(byName[seg[0].text])+"]")
			shape = append(shape, "*")
		case !slices.ContainsFunc(seg, func(p piece) bool { return p.param }):
			path = append(path, ident(seg[0].text))
			shape = append(shape, seg[0].text)
		default:
			// A segment that is only partly a parameter comes as a whole.
			whole, first := "", ""
			for _, p := range seg {
				whole += p.text
				if p.param && first == "" {
					first = p.text
				} else if p.param {
					delete(byName, p.text)
				}
			}
			s.d.note(op.n, "the segment '%s' of '%s' is given to the resource as a whole", whole, op.path)
			path = append(path, "[string "+ident(byName[first])+"]")
			shape = append(shape, "*")
		}
	}
	if len(path) == 0 {
		path = []string{"."}
	}
	key := op.method + " " + strings.Join(shape, "/")
	if s.taken[key] {
		s.d.note(op.n, "'%s %s' is left out: another operation has the same path but for the names of parameters", op.method, op.path)
		return
	}
	s.taken[key] = true
	for _, p := range op.params {
		if n := byName[p.name]; p.in == "path" && n != "" {
			docs = append(docs, "+ "+ident(n)+" - "+firstOf(oneLine(p.doc), p.name))
		}
	}
	var first, last []string
	add := func(t typ, annotation, name string, p parameter) {
		if annotation != "" {
			annotation += " "
		}
		value, ok := s.g.literal(defaultOf(p.schema, s.d.resolved(p.schema)), t)
		switch {
		case ok:
			last = append(last, annotation+t.String()+" "+ident(name)+" = "+value)
		case !p.required:
			first = append(first, annotation+t.orNil().String()+" "+ident(name))
		default:
			first = append(first, annotation+t.String()+" "+ident(name))
		}
		docs = append(docs, "+ "+ident(name)+" - "+firstOf(oneLine(p.doc), p.name))
	}
	named := func(annotation, wire, name string) string {
		if name == wire {
			return annotation
		}
		return firstOf(annotation, "@http:Query") + " {name: " + quote.String(wire) + "}"
	}
	for _, p := range op.params {
		hint := s.g.sub(op.name, p.name)
		switch p.in {
		case "query":
			n := s.varName(used, p.name)
			add(s.g.inQuery(p, hint), named("", p.name, n), n, p)
		case "header":
			n := s.varName(used, p.name)
			add(s.g.inHeader(p, hint), named("@http:Header", p.name, n), n, p)
		case "cookie":
			s.d.note(p.n, "the cookie '%s' is no parameter of the resource: take it from an http:Request", p.name)
		}
	}
	if op.body != nil {
		s.payload(op, used, &first, &docs)
	}
	ret, told := s.returns(op)
	if !strings.HasSuffix(b.String(), "{\n") {
		b.WriteByte('\n')
	}
	b.WriteString(doc(firstOf(op.summary, strings.ToUpper(op.method)+" "+op.path), "    "))
	b.WriteString("    #\n")
	for _, x := range docs {
		b.WriteString("    # " + x + "\n")
	}
	b.WriteString("    # + return - " + told + "\n")
	if !s.o.Contract {
		// A panic would end the program at the first request. An error is answered, and told.
		ret += "|error"
	}
	fmt.Fprintf(b, "    resource function %s %s(%s) returns %s", op.method, strings.Join(path, "/"), strings.Join(append(first, last...), ", "), ret)
	if s.o.Contract {
		b.WriteString(";\n")
		return
	}
	b.WriteString(" {\n        " + stub.Fails(strings.ToUpper(op.method)+" "+op.path) + "\n    }\n")
}

// varName is the name of a parameter in the code.
func (s *service) varName(used names, name string) string { return varName(s.g.tidy, used, name) }

func varName(tidy bool, used names, name string) string {
	if tidy || name == "" {
		name = camel(name)
	}
	return used.take(name, "_")
}

func (s *service) payload(op *operation, used names, params, docs *[]string) {
	if op.method == "get" || op.method == "head" {
		s.d.note(op.body.n, "the body of '%s %s' is left out: requests of this method have none", op.method, op.path)
		return
	}
	text := firstOf(oneLine(op.body.doc), "Payload of the request")
	var all []typ
	whole := len(op.body.media) == 0
	for _, m := range op.body.media {
		if m.kind == formMedia {
			all = append(all, typ{text: "map<string>", form: unionForm})
			continue
		}
		t, ok := s.g.bodyType(m, s.g.bodyHint(op))
		if !ok {
			whole = true
			break
		}
		all = append(all, t)
	}
	if whole {
		n := used.take("request", "_")
		*params = append(*params, "http:Request "+n)
		*docs = append(*docs, "+ "+n+" - "+text)
		return
	}
	n := used.take("payload", "_")
	t := s.g.unite(all)
	if t.form == anyForm {
		t = all[0]
		if len(all) > 1 {
			t = anyType
		}
	}
	*params = append(*params, "@http:Payload "+t.String()+" "+n)
	*docs = append(*docs, "+ "+n+" - "+text)
}

// returns is the type of what a resource returns, and what the documentation says of
// it.
func (s *service) returns(op *operation) (ret, told string) {
	if len(op.responses) == 0 {
		return "http:Response", "The response"
	}
	var list, texts []string
	for _, r := range op.responses {
		t := s.response(op, r)
		list = append(list, t)
		texts = append(texts, firstOf(oneLine(r.doc), r.code))
	}
	list = unique(list)
	if slices.Contains(list, "anydata") || slices.Contains(list, "json") {
		// Records of status codes are data as well: a union with them says no less.
		list = slices.DeleteFunc(list, func(x string) bool { return x == "()" })
	}
	if len(texts) == 1 {
		return list[0], texts[0]
	}
	return strings.Join(list, "|"), strings.Join(unique(texts), "; ")
}

func (s *service) response(op *operation, r response) string {
	status, known := statuses[r.code]
	if !known {
		status = "DefaultStatusCodeResponse"
	}
	if len(r.media) == 0 || slices.Contains(withoutBody, r.code) {
		return "http:" + status
	}
	var all []typ
	for _, m := range r.media {
		t, ok := s.g.bodyType(m, s.g.responseHint(op, r.code))
		if m.kind == formMedia {
			t, ok = typ{text: "map<string>", form: unionForm}, true
		}
		if !ok {
			return "http:Response"
		}
		all = append(all, t)
	}
	t := all[0]
	if len(all) > 1 {
		t = s.g.unite(all)
	}
	if t.text == "()" {
		return "http:" + status
	}
	// What is returned as it is has the status of its method.
	if op.method == "post" && r.code == "201" || op.method != "post" && r.code == "200" {
		if t.several {
			return t.inside()
		}
		return t.String()
	}
	short := status
	if !known {
		short = "Default"
		if r.code != "DEFAULT" {
			short += pascal(r.code)[1:]
		}
	}
	name := s.wrapper(all) + short
	return ident(s.g.declare(name, firstOf(oneLine(r.doc), "A response"), "record {|\n*http:"+status+";\n# The payload.\n"+t.String()+" body;\n|}"))
}

// wrapper names a union for what is made of it.
func (s *service) wrapper(all []typ) string {
	var b strings.Builder
	for _, t := range all {
		text := strings.TrimSuffix(t.text, "[]")
		text = strings.NewReplacer("int:Signed32", "Int", "record {|", "Map", "record {", "Object").Replace(text)
		if len(text) > 40 {
			text = "Union"
		}
		b.WriteString(pascal(text))
		if t.form == arrayForm {
			b.WriteString("Array")
		}
	}
	return b.String()
}
