package http

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"barre/value"
)

// cors are the rules by which a browser's page from another origin may use a
// resource.
type cors struct {
	origins, methods, headers, expose []string
	credentials                       bool
	maxAge                            int64
}

// corsOf reads a CorsConfig; nil when it allows nothing.
func corsOf(cfg *value.Map, service bool) *cors {
	if cfg == nil {
		return nil
	}
	c := &cors{
		origins: trimmed(cfg.Field("allowOrigins")), methods: trimmed(cfg.Field("allowMethods")),
		headers: trimmed(cfg.Field("allowHeaders")), expose: trimmed(cfg.Field("exposeHeaders")),
		credentials: cfg.Bool("allowCredentials"), maxAge: -1,
	}
	if d, ok := cfg.Field("maxAge").(value.Decimal); ok {
		c.maxAge = int64(seconds(d))
	}
	if len(c.origins) == 0 && len(c.methods) == 0 && len(c.headers) == 0 && len(c.expose) == 0 && !c.credentials && c.maxAge < 0 {
		return nil
	}
	if len(c.origins) == 0 {
		c.origins = []string{"*"}
	}
	return c
}

func trimmed(v value.Value) []string {
	ss := stringsOf(v)
	for i := range ss {
		ss[i] = strings.TrimSpace(ss[i])
	}
	return ss
}

// allowsOrigin checks the origins of a request, of which there may be several.
func (c *cors) allowsOrigin(origin string) bool {
	if origin == "" {
		return false
	}
	if len(c.origins) == 1 && c.origins[0] == "*" {
		return true
	}
	for _, o := range strings.Fields(origin) {
		if !slices.Contains(c.origins, o) {
			return false
		}
	}
	return true
}

// simple adds the headers for a request that asks for no permission first.
func (c *cors) simple(in, out http.Header) {
	origin := in.Get("Origin")
	if !c.allowsOrigin(origin) {
		return
	}
	out.Set("Access-Control-Allow-Origin", origin)
	if c.credentials {
		out.Set("Access-Control-Allow-Credentials", "true")
	}
	if len(c.expose) > 0 {
		out.Set("Access-Control-Expose-Headers", strings.Join(c.expose, ", "))
	}
}

// preflight adds the headers that permit a request; false when it is not
// permitted.
func (c *cors) preflight(in http.Header, method string, out http.Header) bool {
	origin := in.Get("Origin")
	if !c.allowsOrigin(origin) {
		return false
	}
	if len(c.methods) > 0 && !(len(c.methods) == 1 && c.methods[0] == "*") && !slices.Contains(c.methods, method) {
		return false
	}
	want := in.Get("Access-Control-Request-Headers")
	if want != "" && len(c.headers) > 0 && !(len(c.headers) == 1 && c.headers[0] == "*") {
		for _, h := range strings.Split(want, ",") {
			h = strings.TrimSpace(h)
			if !slices.ContainsFunc(c.headers, func(a string) bool { return strings.EqualFold(a, h) }) {
				return false
			}
		}
	}
	out.Set("Access-Control-Allow-Origin", origin)
	if c.credentials {
		out.Set("Access-Control-Allow-Credentials", "true")
	}
	if want != "" {
		out.Set("Access-Control-Allow-Headers", want)
	}
	out.Set("Access-Control-Allow-Methods", method)
	out.Set("Access-Control-Max-Age", strconv.FormatInt(c.maxAge, 10))
	return true
}
