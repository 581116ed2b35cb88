package http

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"

	"barre/runtime"
	"barre/value"
)

// A client's cookies: those of the session are kept here, the others by a
// handler that the program gives.

// cookieStore is what stands behind an object of class CookieStore.
type cookieStore struct {
	handler *value.Object // PersistentCookieHandler, nil without

	// mu guards the cookies of the session. It is not held while the handler
	// works, which may wait.
	mu      sync.Mutex
	session []*cookie
}

// The rules of RFC 6265 that decide where a cookie belongs.

// storeURL is what the rules need of a URL.
type storeURL struct {
	domain       string // with the port, as the module has always had it
	http, secure bool
}

func storeURLOf(url string) storeURL {
	u := storeURL{http: strings.HasPrefix(url, "http"), secure: strings.HasPrefix(url, "https")}
	rest := url
	if _, after, ok := strings.Cut(url, "://"); ok {
		rest = after
	}
	rest, _, _ = strings.Cut(rest, "/")
	u.domain = strings.TrimPrefix(rest, "www.")
	return u
}

func domainMatches(domain, cookieDomain string) bool {
	return domain == cookieDomain || strings.HasSuffix(domain, "."+cookieDomain)
}

func pathMatches(path, cookiePath string) bool {
	if !strings.HasPrefix(path, cookiePath) {
		return false
	}
	return len(path) == len(cookiePath) || strings.HasSuffix(cookiePath, "/") || path[len(cookiePath)] == '/'
}

// cookiePath is the path of a request as cookies see it.
func cookiePath(path string) string {
	path, _, _ = strings.Cut(path, "?")
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return path
}

// settle completes a cookie that a server of u sent for path; false when the
// server may not set it.
func (k *cookie) settle(u storeURL, path string, blockThirdParty bool) bool {
	if !k.hasDomain {
		k.domain, k.hasDomain, k.hostOnly = u.domain, true, true
	} else {
		if blockThirdParty && !domainMatches(u.domain, k.domain) {
			return false
		}
		k.hostOnly = false
	}
	if !k.hasPath {
		k.path, k.hasPath = path, true
	} else if blockThirdParty && !pathMatches(path, k.path) {
		return false
	}
	if k.hasExpires {
		t, ok := parseExpiry(k.expires)
		if !ok {
			return false
		}
		k.expires = t.UTC().Format(expirySent)
	}
	return u.http || !k.httpOnly
}

// fits reports whether a cookie goes with a request for path of u.
func (k *cookie) fits(u storeURL, path string) bool {
	switch {
	case k.secure && !u.secure, k.httpOnly && !u.http:
		return false
	case k.hostOnly && k.domain != u.domain:
		return false
	case !k.hostOnly && !domainMatches(u.domain, k.domain):
		return false
	}
	return pathMatches(path, k.path)
}

func (k *cookie) same(o *cookie) bool {
	return k.name == o.name && k.domain == o.domain && k.path == o.path
}

func storeOf(v value.Value) *cookieStore { return v.(*value.Object).Native.(*cookieStore) }

func (m *module) storeInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	m.load()
	args[0].(*value.Object).Native = &cookieStore{handler: object(args[1])}
	return nil, nil
}

func (m *module) cookieError(message string, cause *value.Error) *value.Error {
	return m.err("CookieHandlingError", message, cause)
}

// persistent returns the handler's cookies. The first error is an error
// result of the handler.
func (s *cookieStore) persistent(c *runtime.Context) ([]*cookie, *value.Error, error) {
	if s.handler == nil {
		return nil, nil, nil
	}
	v, err := c.CallMethod(s.handler, "getAllCookies")
	if err != nil {
		return nil, nil, err
	}
	if e, ok := v.(*value.Error); ok {
		return nil, e, nil
	}
	return cookiesOf(v), nil, nil
}

// all returns every cookie; a failure of the handler is logged.
func (m *module) allCookies(c *runtime.Context, s *cookieStore) ([]*cookie, error) {
	s.mu.Lock()
	all := append([]*cookie(nil), s.session...)
	s.mu.Unlock()
	kept, fail, err := s.persistent(c)
	if err != nil {
		return nil, err
	}
	if fail != nil {
		m.logError("Error in getting persistent cookies: ", fail, nil)
	}
	return append(all, kept...), nil
}

// call calls a method of the handler that returns an error or nothing.
func (s *cookieStore) call(c *runtime.Context, method string, args ...value.Value) (*value.Error, error) {
	v, err := c.CallMethod(s.handler, method, args...)
	if err != nil {
		return nil, err
	}
	e, _ := v.(*value.Error)
	return e, nil
}

// add adds a cookie. The first error is an error result.
func (m *module) addToStore(c *runtime.Context, s *cookieStore, k *cookie, cfg *value.Map, url, path string) (*value.Error, error) {
	all, err := m.allCookies(c, s)
	if err != nil {
		return nil, err
	}
	if n := cfg.Int("maxTotalCookieCount"); int64(len(all)) >= n {
		return m.cookieError("Number of total cookies in the cookie store can not exceed the maximum amount", nil), nil
	}
	u := storeURLOf(url)
	n := int64(0)
	for _, o := range all {
		if o.domain == u.domain {
			n++
		}
	}
	if n >= cfg.Int("maxCookiesPerDomain") {
		return m.cookieError("Number of total cookies for the domain: "+u.domain+" in the cookie store can not exceed the maximum amount per domain", nil), nil
	}
	if !k.settle(u, cookiePath(path), cfg.Bool("blockThirdPartyCookies")) {
		return nil, nil
	}
	// A cookie that scripts may not see is only replaced by a request of HTTP.
	keeps := func(old *cookie) bool { return old.httpOnly && !u.http }
	gone := k.expired(time.Now())
	s.mu.Lock()
	at := -1
	for i, o := range s.session {
		if o.same(k) {
			at = i
		}
	}
	switch {
	case at >= 0 && keeps(s.session[at]):
		s.mu.Unlock()
		return nil, nil
	case at >= 0 && (gone || k.persistent()):
		s.session = append(s.session[:at:at], s.session[at+1:]...)
	case at >= 0:
		k.created, k.createdUtc = s.session[at].created, s.session[at].createdUtc
		s.session[at] = k
	case !k.persistent():
		s.session = append(s.session, k)
	}
	s.mu.Unlock()
	var old *cookie
	for _, o := range all {
		if o.persistent() && o.same(k) {
			old = o
		}
	}
	if old != nil && keeps(old) {
		return nil, nil
	}
	if s.handler == nil {
		if k.persistent() && !gone {
			m.logError("Client is not configured to use persistent cookies. Hence, persistent cookies from "+u.domain+" will be discarded.", nil, nil)
		}
		return nil, nil
	}
	if old != nil {
		fail, err := s.call(c, "removeCookie", value.Str(k.name), value.Str(k.domain), value.Str(k.path))
		if err != nil {
			return nil, err
		}
		if fail != nil {
			return m.cookieError("Error in adding persistent cookies", fail), nil
		}
		k.created, k.createdUtc = old.created, old.createdUtc
	}
	if k.persistent() && !gone {
		fail, err := s.call(c, "storeCookie", m.cookieObject(k))
		if err != nil {
			return nil, err
		}
		if fail != nil {
			return m.cookieError("Error in adding persistent cookies", fail), nil
		}
	}
	return nil, nil
}

func (m *module) storeAdd(c *runtime.Context, args []value.Value) (value.Value, error) {
	fail, err := m.addToStore(c, storeOf(args[0]), cookieOf(args[1]), mapping(args[2]), text(args[3]), text(args[4]))
	if fail != nil {
		return fail, nil
	}
	return nil, err
}

func (m *module) storeAddAll(c *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, m.addAll(c, storeOf(args[0]), cookiesOf(args[1]), mapping(args[2]), text(args[3]), text(args[4]))
}

func (m *module) addAll(c *runtime.Context, s *cookieStore, all []*cookie, cfg *value.Map, url, path string) error {
	for _, k := range all {
		fail, err := m.addToStore(c, s, k, cfg, url, path)
		if err != nil {
			return err
		}
		if fail != nil {
			m.logError("Error in adding cookies to cookie store: ", fail, nil)
		}
	}
	return nil
}

// fitting returns the cookies that go with a request.
func (m *module) fitting(c *runtime.Context, s *cookieStore, url, path string) ([]*cookie, error) {
	all, err := m.allCookies(c, s)
	if err != nil {
		return nil, err
	}
	u, path, now := storeURLOf(url), cookiePath(path), time.Now()
	var fit []*cookie
	for _, k := range all {
		if !k.expired(now) && k.fits(u, path) {
			k.lastUsed, k.lastUsedUtc = now, nil
			fit = append(fit, k)
		}
	}
	return fit, nil
}

func (m *module) storeGet(c *runtime.Context, args []value.Value) (value.Value, error) {
	fit, err := m.fitting(c, storeOf(args[0]), text(args[1]), text(args[2]))
	if err != nil {
		return nil, err
	}
	return m.cookieList(fit), nil
}

func (m *module) storeSelect(want func(k *cookie, args []value.Value) bool) runtime.Extern {
	return func(c *runtime.Context, args []value.Value) (value.Value, error) {
		all, err := m.allCookies(c, storeOf(args[0]))
		if err != nil {
			return nil, err
		}
		var sel []*cookie
		for _, k := range all {
			if want(k, args) {
				sel = append(sel, k)
			}
		}
		return m.cookieList(sel), nil
	}
}

// drop removes the cookies of the session that bad reports.
func (s *cookieStore) drop(bad func(k *cookie) bool) (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	keep := make([]*cookie, 0, len(s.session))
	for _, k := range s.session {
		if bad(k) {
			n++
			continue
		}
		keep = append(keep, k)
	}
	s.session = keep
	return n
}

func (m *module) storeRemove(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := storeOf(args[0])
	want := &cookie{name: text(args[1]), domain: text(args[2]), path: text(args[3])}
	if s.drop(func(k *cookie) bool { return k.same(want) }) > 0 {
		return nil, nil
	}
	const none = "Error in removing cookie: No such cookie to remove"
	if s.handler == nil {
		return m.cookieError(none, nil), nil
	}
	kept, fail, err := s.persistent(c)
	if err != nil {
		return nil, err
	}
	if fail != nil {
		return m.cookieError("Error in removing cookies", fail), nil
	}
	for _, k := range kept {
		if k.same(want) {
			fail, err = s.call(c, "removeCookie", args[1], args[2], args[3])
			if fail != nil {
				return fail, err
			}
			return nil, err
		}
	}
	return m.cookieError(none, nil), nil
}

func (m *module) storeRemoveDomain(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, domain := storeOf(args[0]), text(args[1])
	s.drop(func(k *cookie) bool { return k.domain == domain })
	return m.removePersistent(c, s, func(k *cookie) bool { return k.domain == domain }, "Error in removing cookies")
}

func (m *module) storeRemoveExpired(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := storeOf(args[0])
	if s.handler == nil {
		return m.cookieError("No persistent cookie store to remove expired cookies", nil), nil
	}
	now := time.Now()
	return m.removePersistent(c, s, func(k *cookie) bool { return k.expired(now) }, "Error in removing expired cookies")
}

func (m *module) removePersistent(c *runtime.Context, s *cookieStore, bad func(k *cookie) bool, message string) (value.Value, error) {
	kept, fail, err := s.persistent(c)
	for _, k := range kept {
		if fail == nil && err == nil && bad(k) {
			fail, err = s.call(c, "removeCookie", value.Str(k.name), value.Str(k.domain), value.Str(k.path))
		}
	}
	if fail != nil {
		return m.cookieError(message, fail), nil
	}
	return nil, err
}

func (m *module) storeRemoveAll(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := storeOf(args[0])
	s.drop(func(*cookie) bool { return true })
	if s.handler == nil {
		return nil, nil
	}
	fail, err := s.call(c, "removeAllCookies")
	if fail != nil {
		return fail, nil
	}
	return nil, err
}

// storedCookies is the header cookie that a client's store has for a request.
func (m *module) storedCookies(c *runtime.Context, cl *client, o *outbound) (string, error) {
	fit, err := m.fitting(c, storeOf(cl.cookies), cl.url, cl.base+o.path)
	if err != nil {
		return "", err
	}
	return cookieHeader(fit), nil
}

// storeCookies takes the cookies of a response into the client's store.
func (m *module) storeCookies(c *runtime.Context, cl *client, path string, res *response) error {
	now := time.Now()
	var all []*cookie
	for _, s := range res.values("Set-Cookie") {
		k := parseSetCookie(s, now)
		if k.maxAge < 0 || k.maxAge == 0 && strings.Contains(strings.ToLower(s), "max-age=0") {
			// The server wants it gone.
			k.maxAge, k.expires, k.hasExpires = 0, "Thu, 01 Jan 1970 00:00:00 GMT", true
		}
		if k.problem() == "" || k.value == "" && k.name != "" {
			all = append(all, k)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return m.addAll(c, storeOf(cl.cookies), all, cl.cookie, cl.url, cl.base+path)
}

// csvCookies keeps cookies in a file, one a line: name, value, domain, path,
// expiry ("-" for none), maximal age, httpOnly, secure, creation, last access,
// hostOnly.
type csvCookies struct {
	name string
	mu   sync.Mutex
}

const csvColumns = 11

func (f *csvCookies) read() ([]*cookie, error) {
	file, err := os.Open(f.name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.FieldsPerRecord = csvColumns
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	all := make([]*cookie, len(rows))
	for i, row := range rows {
		if all[i], err = cookieOfRow(row); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func cookieOfRow(row []string) (*cookie, error) {
	k := &cookie{name: row[0], value: row[1], domain: row[2], hasDomain: true, path: row[3], hasPath: true}
	if row[4] != "-" {
		k.expires, k.hasExpires = row[4], true
	}
	var errs [6]error
	k.maxAge, errs[0] = strconv.ParseInt(row[5], 10, 64)
	k.httpOnly, errs[1] = strconv.ParseBool(row[6])
	k.secure, errs[2] = strconv.ParseBool(row[7])
	k.created, errs[3] = time.Parse(time.RFC3339Nano, row[8])
	k.lastUsed, errs[4] = time.Parse(time.RFC3339Nano, row[9])
	k.hostOnly, errs[5] = strconv.ParseBool(row[10])
	return k, errors.Join(errs[:]...)
}

// write replaces the file, so that a reader never sees half of it.
func (f *csvCookies) write(all []*cookie) error {
	dir := filepath.Dir(f.name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, ".cookies-*")
	if err != nil {
		return err
	}
	w := csv.NewWriter(tmp)
	for _, k := range all {
		expires := "-"
		if k.hasExpires {
			expires = k.expires
		}
		w.Write([]string{k.name, k.value, k.domain, k.path, expires, strconv.FormatInt(k.maxAge, 10),
			strconv.FormatBool(k.httpOnly), strconv.FormatBool(k.secure), k.created.UTC().Format(time.RFC3339Nano),
			k.lastUsed.UTC().Format(time.RFC3339Nano), strconv.FormatBool(k.hostOnly)})
	}
	w.Flush()
	err = errors.Join(w.Error(), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), f.name)
	}
	if err != nil {
		os.Remove(tmp.Name())
	}
	return err
}

// add stores a cookie in place of one of the same name, domain and path.
func (f *csvCookies) add(k *cookie) (stage string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	all, err := f.read()
	if err != nil {
		return "Error in reading the csv file", err
	}
	for i, o := range all {
		if o.same(k) {
			all = append(all[:i], all[i+1:]...)
			break
		}
	}
	return "Error in writing the csv file", f.write(append(all, k))
}

// remove removes a cookie, and the file with the last one.
func (f *csvCookies) remove(want *cookie) (stage string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, err := os.Stat(f.name); err != nil {
		return "Error in removing cookie: No persistent cookie store file to remove", errNoFile
	}
	all, err := f.read()
	if err != nil {
		return "Error in reading the csv file", err
	}
	at := -1
	for i, o := range all {
		if o.same(want) {
			at = i
		}
	}
	if at < 0 {
		return "Error in removing cookie: No such cookie to remove", errNoFile
	}
	all = append(all[:at], all[at+1:]...)
	if len(all) == 0 {
		return "Error in removing the csv file", os.Remove(f.name)
	}
	return "Error in writing the csv file", f.write(all)
}

// errNoFile says that the message of an error tells all there is.
var errNoFile = errors.New("no such cookie")

func csvOf(v value.Value) *csvCookies { return v.(*value.Object).Native.(*csvCookies) }

func (m *module) csvError(stage string, err error) value.Value {
	if err == nil {
		return nil
	}
	if err == errNoFile {
		return m.cookieError(stage, nil)
	}
	return m.cookieError(stage, value.NewError(err.Error(), nil))
}

func (m *module) csvInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	name := text(args[1])
	if !strings.HasSuffix(strings.ToLower(name), ".csv") {
		return nil, m.cookieError("Invalid file format", nil)
	}
	if dir := m.rt.Dir; dir != "" && !filepath.IsAbs(name) {
		name = filepath.Join(dir, name)
	}
	args[0].(*value.Object).Native = &csvCookies{name: name}
	return nil, nil
}

func (m *module) csvStore(c *runtime.Context, args []value.Value) (value.Value, error) {
	k := cookieOf(args[1])
	if !k.hasDomain || !k.hasPath {
		return m.cookieError("Error in updating the records in csv file", m.cookieError("Invalid data types for cookie attributes", nil)), nil
	}
	var stage string
	var err error
	c.Block(func() { stage, err = csvOf(args[0]).add(k) })
	return m.csvError(stage, err), nil
}

func (m *module) csvAll(c *runtime.Context, args []value.Value) (value.Value, error) {
	var all []*cookie
	var err error
	f := csvOf(args[0])
	c.Block(func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		all, err = f.read()
	})
	if err != nil {
		return m.csvError("Error in reading the csv file", err), nil
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].created.Before(all[j].created) })
	return m.cookieList(all), nil
}

func (m *module) csvRemove(c *runtime.Context, args []value.Value) (value.Value, error) {
	var stage string
	var err error
	c.Block(func() {
		stage, err = csvOf(args[0]).remove(&cookie{name: text(args[1]), domain: text(args[2]), path: text(args[3])})
	})
	return m.csvError(stage, err), nil
}

func (m *module) csvRemoveAll(c *runtime.Context, args []value.Value) (value.Value, error) {
	var err error
	f := csvOf(args[0])
	c.Block(func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		err = os.Remove(f.name)
	})
	return m.csvError("Error in removing the csv file", err), nil
}
