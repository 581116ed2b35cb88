package http

import (
	"sort"
	"strconv"
	"strings"
	"time"

	"barre/runtime"
	"barre/value"
)

// cookie is a cookie as Go code sees it; in the program it is an object of
// class Cookie, whose fields are the same.
type cookie struct {
	name, value             string
	path, domain, expires   string
	hasPath, hasDomain      bool
	hasExpires              bool
	maxAge                  int64
	httpOnly, secure        bool
	hostOnly                bool
	created, lastUsed       time.Time
	createdUtc, lastUsedUtc value.Value // as the program sees them
}

// The forms of a cookie's expiry: as the program gives it and as it is sent.
const (
	expiryInput = "2006-01-02 15:04:05"
	expirySent  = "Mon, 02 Jan 2006 15:04:05 GMT"
)

// expiryOf brings an expiry into the form in which it is sent; one of another
// form stays as it is, for isValid to complain about.
func expiryOf(s string) string {
	s = strings.TrimSpace(s)
	if t, err := time.Parse(expiryInput, s); err == nil {
		return t.Format(expirySent)
	}
	return s
}

// cookieDomain is a domain as cookies have it: lower case, without dots at its
// ends.
func cookieDomain(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(s)), "."), ".")
}

// parseExpiry reads an expiry in one of the forms servers use. Years of two
// digits, with or without leading zeros, mean 1970 to 2069.
func parseExpiry(s string) (time.Time, bool) {
	for _, layout := range []string{expirySent, time.RFC850, "Mon, 02-Jan-2006 15:04:05 MST", "Mon, 02-Jan-06 15:04:05 MST", time.ANSIC, time.RFC1123Z} {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		switch y := t.Year(); {
		case y >= 0 && y < 70:
			t = t.AddDate(2000, 0, 0)
		case y >= 70 && y < 100:
			t = t.AddDate(1900, 0, 0)
		}
		return t, true
	}
	return time.Time{}, false
}

func (k *cookie) persistent() bool { return k.hasExpires || k.maxAge != 0 }

// expired reports whether the cookie's time is over.
func (k *cookie) expired(now time.Time) bool {
	if k.maxAge > 0 {
		return now.After(k.created.Add(time.Duration(k.maxAge) * time.Second))
	}
	if k.hasExpires {
		t, ok := parseExpiry(k.expires)
		return ok && t.Before(now)
	}
	return false
}

// problem says what is wrong with a cookie, "" for nothing.
func (k *cookie) problem() string {
	switch {
	case k.name == "":
		return "Invalid name: Name cannot be empty"
	case k.value == "":
		return "Invalid value: Value cannot be empty"
	case k.hasDomain && k.domain == "":
		return "Invalid domain: Domain cannot be empty"
	case k.hasPath && (!strings.HasPrefix(k.path, "/") || strings.Contains(k.path, "?")):
		return "Invalid path: Path is not in correct format"
	case k.hasExpires && !strings.HasSuffix(k.expires, "GMT"):
		return "Invalid time: Expiry-time is not in yyyy-mm-dd hh:mm:ss format"
	case k.maxAge < 0:
		return "Invalid max-age: Max Age can not be less than zero"
	}
	return ""
}

// String is the cookie as a header set-cookie has it.
func (k *cookie) String() string {
	var b strings.Builder
	b.WriteString(k.name + "=" + k.value)
	attr := func(has bool, name, v string) {
		if has {
			b.WriteString("; " + name + "=" + v)
		}
	}
	attr(k.hasDomain, "Domain", k.domain)
	attr(k.hasPath, "Path", k.path)
	attr(k.hasExpires, "Expires", k.expires)
	attr(k.maxAge > 0, "Max-Age", strconv.FormatInt(k.maxAge, 10))
	if k.httpOnly {
		b.WriteString("; HttpOnly")
	}
	if k.secure {
		b.WriteString("; Secure")
	}
	return b.String()
}

// parseSetCookie reads a header set-cookie. now is when the cookie was made.
func parseSetCookie(s string, now time.Time) *cookie {
	first, rest, _ := strings.Cut(s, ";")
	name, v, _ := strings.Cut(first, "=")
	k := &cookie{name: strings.TrimSpace(name), value: strings.TrimSpace(v), created: now, lastUsed: now}
	for rest != "" {
		var part string
		part, rest, _ = strings.Cut(rest, ";")
		attr, v, _ := strings.Cut(part, "=")
		v = strings.TrimSpace(v)
		switch strings.ToLower(strings.TrimSpace(attr)) {
		case "domain":
			k.domain, k.hasDomain = cookieDomain(v), true
		case "path":
			k.path, k.hasPath = v, true
		case "expires":
			k.expires, k.hasExpires = expiryOf(v), true
		case "max-age":
			if n, err := strconv.ParseInt(v, 10, 64); err == nil {
				k.maxAge = n
			}
		case "httponly":
			k.httpOnly = true
		case "secure":
			k.secure = true
		}
	}
	return k
}

// parseCookieHeader reads a header cookie; bad takes what is no cookie.
func parseCookieHeader(s string, now time.Time, bad func(item string)) (all []*cookie) {
	for more := true; more; {
		var item string
		item, s, more = strings.Cut(s, ";")
		item = strings.TrimSpace(item)
		if item == "" {
			continue
		}
		name, v, ok := strings.Cut(item, "=")
		if !ok || name == "" {
			bad(item)
			continue
		}
		all = append(all, &cookie{name: name, value: v, created: now, lastUsed: now})
	}
	return all
}

// cookieHeader writes a header cookie: cookies of shorter paths first.
func cookieHeader(all []*cookie) string {
	all = append([]*cookie(nil), all...)
	sort.SliceStable(all, func(i, j int) bool { return len(all[i].path) < len(all[j].path) })
	var b strings.Builder
	for i, k := range all {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(k.name + "=" + k.value)
	}
	return b.String()
}

// Between objects of class Cookie and cookies.

// utcOf makes a point in time as ballerina/time has it.
func (m *module) utcOf(t time.Time) value.Value {
	fraction, _ := value.ParseDecimal("0." + strconv.Itoa(1_000_000_000 + t.Nanosecond())[1:])
	l := value.NewList(m.m.Type("CookieTime"), []value.Value{value.Int(t.Unix()), fraction})
	l.Freeze()
	return l
}

func timeOf(v value.Value) time.Time {
	l, ok := v.(*value.List)
	if !ok || l.Len() < 2 {
		return time.Time{}
	}
	return time.Unix(int64(intOf(l.At(0))), int64(seconds(l.At(1))*1e9))
}

// cookieObject makes an object of class Cookie.
func (m *module) cookieObject(k *cookie) *value.Object {
	o := value.NewObject(m.load().cookie)
	m.setCookie(o, k)
	return o
}

func (m *module) setCookie(o *value.Object, k *cookie) {
	opt := func(has bool, s string) value.Value {
		if !has {
			return nil
		}
		return value.Str(s)
	}
	if k.createdUtc == nil {
		k.createdUtc = m.utcOf(k.created)
	}
	if k.lastUsedUtc == nil {
		k.lastUsedUtc = m.utcOf(k.lastUsed)
	}
	setFields(o, "name", value.Str(k.name), "value", value.Str(k.value), "path", opt(k.hasPath, k.path),
		"domain", opt(k.hasDomain, k.domain), "expires", opt(k.hasExpires, k.expires), "maxAge", value.Int(k.maxAge),
		"httpOnly", value.Bool(k.httpOnly), "secure", value.Bool(k.secure), "hostOnly", value.Bool(k.hostOnly),
		"createdTime", k.createdUtc, "lastAccessedTime", k.lastUsedUtc)
}

// cookieOf reads an object of class Cookie.
func cookieOf(v value.Value) *cookie {
	o := v.(*value.Object)
	k := &cookie{name: text(o.Get("name")), value: text(o.Get("value")), httpOnly: boolOf(o.Get("httpOnly")),
		secure: boolOf(o.Get("secure")), hostOnly: boolOf(o.Get("hostOnly")), createdUtc: o.Get("createdTime"), lastUsedUtc: o.Get("lastAccessedTime")}
	k.maxAge = int64(intOf(o.Get("maxAge")))
	k.created, k.lastUsed = timeOf(k.createdUtc), timeOf(k.lastUsedUtc)
	opt := func(name string) (string, bool) {
		s, ok := o.Get(name).(*value.String)
		if !ok {
			return "", false
		}
		return s.String(), true
	}
	k.path, k.hasPath = opt("path")
	k.domain, k.hasDomain = opt("domain")
	k.expires, k.hasExpires = opt("expires")
	return k
}

// cookieList makes a Cookie[].
func (m *module) cookieList(all []*cookie) *value.List {
	vals := make([]value.Value, len(all))
	for i, k := range all {
		vals[i] = m.cookieObject(k)
	}
	return value.NewList(m.rt.Env.Array(m.load().cookie.Type), vals)
}

func cookiesOf(v value.Value) []*cookie {
	l, ok := v.(*value.List)
	if !ok {
		return nil
	}
	all := make([]*cookie, l.Len())
	for i := range all {
		all[i] = cookieOf(l.At(i))
	}
	return all
}

func (m *module) cookieExterns() map[string]runtime.Extern {
	return map[string]runtime.Extern{
		"utcNow": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return m.utcOf(time.Now()), nil
		},
		"Cookie.init": m.cookieInit,
		"Cookie.isPersistent": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Bool(cookieOf(args[0]).persistent()), nil
		},
		"Cookie.isValid": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			if p := cookieOf(args[0]).problem(); p != "" {
				return m.err("InvalidCookieError", p, nil), nil
			}
			return value.Bool(true), nil
		},
		"Cookie.toStringValue": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Str(cookieOf(args[0]).String()), nil
		},

		"CookieStore.init":                  m.storeInit,
		"CookieStore.addCookie":             m.storeAdd,
		"CookieStore.addCookies":            m.storeAddAll,
		"CookieStore.getCookies":            m.storeGet,
		"CookieStore.getAllCookies":         m.storeSelect(func(*cookie, []value.Value) bool { return true }),
		"CookieStore.getCookiesByName":      m.storeSelect(func(k *cookie, args []value.Value) bool { return k.name == text(args[1]) }),
		"CookieStore.getCookiesByDomain":    m.storeSelect(func(k *cookie, args []value.Value) bool { return k.hasDomain && k.domain == text(args[1]) }),
		"CookieStore.removeCookie":          m.storeRemove,
		"CookieStore.removeCookiesByDomain": m.storeRemoveDomain,
		"CookieStore.removeExpiredCookies":  m.storeRemoveExpired,
		"CookieStore.removeAllCookies":      m.storeRemoveAll,

		"CsvPersistentCookieHandler.init":             m.csvInit,
		"CsvPersistentCookieHandler.storeCookie":      m.csvStore,
		"CsvPersistentCookieHandler.getAllCookies":    m.csvAll,
		"CsvPersistentCookieHandler.removeCookie":     m.csvRemove,
		"CsvPersistentCookieHandler.removeAllCookies": m.csvRemoveAll,
	}
}

func (m *module) cookieInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	o, opts := args[0].(*value.Object), mapping(args[3])
	k := &cookie{name: strings.TrimSpace(text(args[1])), value: strings.TrimSpace(text(args[2])),
		maxAge: opts.Int("maxAge"), httpOnly: opts.Bool("httpOnly"), secure: opts.Bool("secure"), hostOnly: opts.Bool("hostOnly"),
		createdUtc: opts.Field("createdTime"), lastUsedUtc: opts.Field("lastAccessedTime")}
	if s, ok := opts.Field("domain").(*value.String); ok {
		k.domain, k.hasDomain = cookieDomain(s.String()), true
	}
	if s, ok := opts.Field("path").(*value.String); ok {
		k.path, k.hasPath = strings.TrimSpace(s.String()), true
	}
	if s, ok := opts.Field("expires").(*value.String); ok {
		k.expires, k.hasExpires = expiryOf(s.String()), true
	}
	m.setCookie(o, k)
	return nil, nil
}

// addCookie adds a cookie to a response; one that is not valid is left out.
func (m *module) addCookie(c *runtime.Context, args []value.Value) (value.Value, error) {
	m.sendCookie(messageOf(args[0]), cookieOf(args[1]))
	return nil, nil
}

func (m *module) sendCookie(g *message, k *cookie) {
	if p := k.problem(); p != "" {
		m.logError("Invalid Cookie", m.err("InvalidCookieError", p, nil), nil)
		return
	}
	g.header().Add("Set-Cookie", k.String())
}

// removeCookiesFromRemoteStore makes a client forget cookies: it gets them
// with an expiry in the past.
func (m *module) removeCookiesFromRemoteStore(c *runtime.Context, args []value.Value) (value.Value, error) {
	for _, k := range cookiesOf(args[1]) {
		k.expires, k.hasExpires, k.maxAge = "Sat, 12 Mar 1994 08:12:22 GMT", true, 0
		m.sendCookie(messageOf(args[0]), k)
	}
	return nil, nil
}

func (m *module) responseCookies(c *runtime.Context, args []value.Value) (value.Value, error) {
	var all []*cookie
	now := time.Now()
	for _, s := range messageOf(args[0]).values("Set-Cookie") {
		all = append(all, parseSetCookie(s, now))
	}
	return m.cookieList(all), nil
}

func (m *module) addCookies(c *runtime.Context, args []value.Value) (value.Value, error) {
	if h := cookieHeader(cookiesOf(args[1])); h != "" {
		messageOf(args[0]).header().Set("Cookie", h)
	}
	return nil, nil
}

func (m *module) requestCookies(c *runtime.Context, args []value.Value) (value.Value, error) {
	h := strings.Join(messageOf(args[0]).values("Cookie"), "; ")
	return m.cookieList(parseCookieHeader(h, time.Now(), func(item string) {
		m.logError("Invalid cookie: "+item+", which must be in the format as [{name}=].", nil, nil)
	})), nil
}
