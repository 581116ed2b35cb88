package http

import (
	"encoding/base64"

	"barre/runtime"
	"barre/value"
)

// Credentials of clients.

// credentials are the header authorization that a client sends.
type credentials struct {
	scheme         string // "Basic", "Bearer"
	user, password string
	token          string
}

func credentialsOf(cfg *value.Map) credentials {
	if t, ok := cfg.Get("token"); ok {
		return credentials{scheme: "Bearer", token: text(t)}
	}
	return credentials{scheme: "Basic", user: cfg.Str("username"), password: cfg.Str("password")}
}

// header is the value of the header; problem says why there is none.
func (k *credentials) header() (h, problem string) {
	if k.scheme == "Bearer" {
		if k.token == "" {
			return "", "Bearer token cannot be empty."
		}
		return "Bearer " + k.token, ""
	}
	if k.user == "" || k.password == "" {
		return "", "Username or password cannot be empty."
	}
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(k.user+":"+k.password)), ""
}

// clientAuth makes the header authorization of a client's configuration.
func (m *module) clientAuth(cfg *value.Map) (string, *value.Error) {
	k := credentialsOf(cfg)
	h, problem := k.header()
	if problem != "" {
		return "", m.authError("request", &k, problem)
	}
	return h, nil
}

// authError is the error for credentials that cannot be sent; what they
// should have been added to is a request or headers.
func (m *module) authError(what string, k *credentials, problem string) *value.Error {
	kind := "Basic Auth"
	if k.scheme == "Bearer" {
		kind = "Bearer Auth"
	}
	return m.err("ClientAuthError", "Failed to enrich "+what+" with "+kind+" token. "+problem, value.NewError(problem, nil))
}

func (m *module) authExterns() map[string]runtime.Extern {
	ext := map[string]runtime.Extern{}
	for _, class := range []string{"ClientBasicAuthHandler", "ClientBearerTokenAuthHandler"} {
		ext[class+".init"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			k := credentialsOf(mapping(args[1]))
			args[0].(*value.Object).Native = &k
			return nil, nil
		}
		ext[class+".enrich"] = m.enrich
		ext[class+".enrichHeaders"] = m.enrichHeaders
		ext[class+".getSecurityHeaders"] = m.securityHeaders
	}
	return ext
}

// authorization is the header of a handler.
func (m *module) authorization(handler value.Value, what string) (string, *value.Error) {
	k := handler.(*value.Object).Native.(*credentials)
	h, problem := k.header()
	if problem != "" {
		return "", m.authError(what, k, problem)
	}
	return h, nil
}

func (m *module) enrich(c *runtime.Context, args []value.Value) (value.Value, error) {
	h, fail := m.authorization(args[0], "request")
	if fail != nil {
		return fail, nil
	}
	messageOf(args[1]).header().Set("Authorization", h)
	return args[1], nil
}

func (m *module) enrichHeaders(c *runtime.Context, args []value.Value) (value.Value, error) {
	h, fail := m.authorization(args[0], "headers")
	if fail != nil {
		return fail, nil
	}
	hs := mapping(args[1])
	if err := hs.Set("Authorization", value.Str(h)); err != nil {
		return nil, err
	}
	return hs, nil
}

func (m *module) securityHeaders(c *runtime.Context, args []value.Value) (value.Value, error) {
	h, fail := m.authorization(args[0], "headers")
	if fail != nil {
		return fail, nil
	}
	m.load()
	hs := value.NewMap(m.typ.headerMap)
	hs.Put("Authorization", value.Str(h))
	return hs, nil
}
