package http

import (
	"errors"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"barre/lib/ballerina/mime"
	"barre/lib/internal/datalib"
	"barre/runtime"
	"barre/value"
)

// outgoing is a response as it goes to the connection. Values are serialised
// on the strand that made them; what is sent outside of it is bytes.
type outgoing struct {
	status int
	header http.Header // of the program; not to be changed
	extra  [][2]string // further headers
	ctype  string      // content type unless header has one
	buf    *buffer     // holds data
	data   []byte
	src    io.ReadCloser // body that is on its way
	size   int64         // of src; -1 when not known
	bare   bool          // no body at all, not even an empty one
	server string
	// trailer are headers to send behind the body.
	trailer *mime.Headers
}

func (o *outgoing) release() {
	if o.buf != nil {
		pool.put(o.buf)
		o.buf, o.data = nil, nil
	}
	if o.src != nil {
		o.src.Close()
		o.src = nil
	}
}

// Header values that most responses share.
var (
	ctJSON  = []string{"application/json"}
	ctText  = []string{"text/plain"}
	ctXML   = []string{"application/xml"}
	ctBytes = []string{"application/octet-stream"}
	length0 = []string{"0"}
)

func contentTypeHeader(ct string) []string {
	switch ct {
	case "application/json":
		return ctJSON
	case "text/plain":
		return ctText
	case "application/xml":
		return ctXML
	case "application/octet-stream":
		return ctBytes
	}
	return []string{ct}
}

// outcome turns what a resource returned into a response. It runs on the
// strand; nil means that the response has been sent.
func (x *exchange) outcome(c *runtime.Context, r *resource, result value.Value) *outgoing {
	if x.wasResponded() {
		if e, ok := result.(*value.Error); ok {
			x.m.logError("unhandled error returned from the service", e, x)
		}
		return nil
	}
	switch v := result.(type) {
	case nil:
		if r.hasCaller {
			return &outgoing{status: http.StatusInternalServerError}
		}
		o := &outgoing{status: http.StatusAccepted}
		x.addLinks(o, r, nil)
		return o
	case *value.Error:
		return x.failed(c, v)
	case *value.Object:
		if res := responseOf(v); res != nil {
			if len(r.retType) > 0 && res.contentType() == "" {
				res.header().Set("content-type", r.retType[0])
			}
			return x.fromResponse(c, res)
		}
	case *value.Stream:
		res := x.m.newResponse()
		x.m.setEvents(&res.message, v)
		return x.fromResponse(c, res)
	case *value.Map:
		if code, ok := statusOf(v); ok {
			return x.fromStatusRecord(r, v, code)
		}
	}
	o := &outgoing{status: http.StatusOK}
	if r.method == http.MethodPost || r.method == "" && x.r.Method == http.MethodPost {
		o.status = http.StatusCreated
	}
	result = x.addLinks(o, r, result)
	if fail := x.payload(o, r, result); fail != nil {
		return x.failed(c, fail)
	}
	if len(r.retType) > 0 {
		o.ctype = r.retType[0]
	}
	if r.cache != nil {
		r.cache.apply(o, result)
	}
	return o
}

// statusOf reads the status code of a status code record.
func statusOf(v *value.Map) (int, bool) {
	o, ok := v.Field("status").(*value.Object)
	if !ok {
		return 0, false
	}
	code, ok := o.Get("code").(value.Int)
	return int(code), ok
}

func (x *exchange) fromStatusRecord(r *resource, v *value.Map, code int) *outgoing {
	o := &outgoing{status: code}
	body := v.Field("body")
	success := code >= 200 && code < 300
	if success {
		body = x.addLinks(o, r, body)
	}
	media := strings.TrimSpace(v.Str("mediaType"))
	if media == "" && len(r.retType) > 0 {
		media = strings.TrimSpace(r.retType[0])
	}
	if hs, ok := v.Field("headers").(*value.Map); ok && hs.Len() > 0 {
		o.header = x.m.recordHeaders(hs)
	}
	if body != nil {
		if fail := x.payloadAs(o, body, media); fail != nil {
			return x.errorResponse(fail)
		}
	}
	if media != "" {
		o.ctype = media
		o.header.Del("Content-Type")
	} else if o.header.Get("Content-Type") != "" {
		o.ctype = ""
	}
	if success && r.cache != nil {
		r.cache.apply(o, body)
	}
	return o
}

// payload serialises what a resource returned.
func (x *exchange) payload(o *outgoing, r *resource, v value.Value) *value.Error {
	media := ""
	if len(r.retType) > 0 {
		media = r.retType[0]
	}
	return x.payloadAs(o, v, media)
}

func (x *exchange) payloadAs(o *outgoing, v value.Value, media string) *value.Error {
	o.buf = pool.get()
	b := o.buf.b
	switch v := v.(type) {
	case *value.String:
		b, o.ctype = append(b, v.String()...), "text/plain"
	case *value.XML:
		b, o.ctype = v.AppendTo(b), "application/xml"
	case *value.List:
		if mime.IsBytes(v) {
			b, o.ctype = append(b, mime.BytesOf(v)...), "application/octet-stream"
			break
		}
		var err error
		if b, err = x.m.appendJSON(b, v); err != nil {
			return x.m.jsonFailure(err)
		}
		o.ctype = "application/json"
	case *value.Map:
		if media == "application/x-www-form-urlencoded" {
			b, o.ctype = append(b, encodeForm(v)...), media
			break
		}
		var err error
		if b, err = x.m.appendJSON(b, v); err != nil {
			return x.m.jsonFailure(err)
		}
		o.ctype = "application/json"
	default:
		var err error
		if b, err = x.m.appendJSON(b, v); err != nil {
			return x.m.jsonFailure(err)
		}
		o.ctype = "application/json"
	}
	o.buf.b, o.data = b, b
	if x.svc != nil && x.svc.prefix != "" {
		if major, minor, ok := strings.Cut(o.ctype, "/"); ok {
			o.ctype = major + "/" + x.svc.prefix + "+" + minor
		}
	}
	return nil
}

// appendJSON writes a value as JSON, with the names that annotations give to fields.
func (m *module) appendJSON(b []byte, v value.Value) ([]byte, error) {
	if datalib.Renamed(m.name, v) {
		j, err := datalib.ToJSON(m.name, v)
		if err != nil {
			return b, err
		}
		v = j
	}
	return value.AppendJSON(b, v)
}

func (m *module) jsonFailure(err error) *value.Error {
	cause, _ := err.(*value.Error)
	return m.err("InitializingOutboundResponseError", "anydata to json conversion error: "+jsonProblem(err), cause)
}

// jsonProblem says why a value cannot be written as JSON.
func jsonProblem(err error) string {
	if e, ok := err.(*value.Error); ok && strings.HasSuffix(e.Message, "CyclicValueReferenceError") {
		return "the value has a cyclic reference"
	}
	return conversionMessage(err)
}

// usedAlready refuses to send a response twice: its body is gone.
const usedAlready = "Couldn't complete the respond operation as the response has been already used."

// recordHeaders converts the headers of a status code record.
func (m *module) recordHeaders(hs *value.Map) http.Header {
	h := make(http.Header, hs.Len())
	for i, k := range hs.Keys() {
		if n := m.fieldAnnotation(hs.Atomic(), k, "Header"); n != "" {
			k = n
		}
		k = http.CanonicalHeaderKey(k)
		if l, ok := hs.ValueAt(i).(*value.List); ok {
			for j := 0; j < l.Len(); j++ {
				h[k] = append(h[k], value.ToString(l.At(j)))
			}
			continue
		}
		v := value.ToString(hs.ValueAt(i))
		if k == "Content-Type" {
			v = mime.Plain(v)
		}
		h[k] = append(h[k], v)
	}
	return h
}

// fromResponse prepares an object of class Response for sending. A body that
// is a program's stream is sent at once, for only the strand can read it.
func (x *exchange) fromResponse(c *runtime.Context, res *response) *outgoing {
	cls := x.m.load()
	if res.used.Swap(true) {
		x.reused = true
		x.m.logError(usedAlready, nil, x)
		return &outgoing{status: http.StatusInternalServerError, ctype: "text/plain", data: []byte(usedAlready)}
	}
	o := &outgoing{status: res.status(cls), header: httpHeader(res.header()), trailer: res.trailer}
	if cc, ok := res.obj.Fields[cls.res.cacheControl].(*value.Object); ok && o.header.Get("Cache-Control") == "" {
		o.extra = append(o.extra, [2]string{"Cache-Control", responseDirectives(cc, ",")})
	}
	o.server = text(res.obj.Fields[cls.res.server])
	b := res.body()
	if ct, ok := mime.SentType(res.header(), b); ok {
		o.extra = append(o.extra, [2]string{"Content-Type", ct})
	}
	if src, size, ok := b.Take(); ok {
		o.src, o.size = src, size
		if d, ok := src.(*decoder); ok && d.r == nil && d.err == nil && x.takesEncoding(d.encoding) {
			// It is passed on as it came.
			o.src, o.size = d.raw, d.size
			o.extra = append(o.extra, [2]string{"Content-Encoding", d.encoding})
		}
		return o
	}
	if s, ok := b.TakeStream(); ok {
		x.pump(c, o, s)
		return nil
	}
	if path, ok := b.TakeFile(); ok {
		var f *os.File
		var err error
		c.Block(func() { f, err = os.Open(path) })
		if err != nil {
			return x.failed(c, x.m.err("InitializingOutboundResponseError", err.Error(), nil))
		}
		o.src, o.size = f, -1
		if st, err := f.Stat(); err == nil {
			o.size = st.Size()
		}
		return o
	}
	if b.Empty() {
		return o
	}
	o.buf = pool.get()
	data, err := b.AppendTo(c, o.buf.b)
	if err != nil {
		cause, _ := err.(*value.Error)
		return x.failed(c, x.m.err("InitializingOutboundResponseError", "json conversion error: "+jsonProblem(err), cause))
	}
	o.buf.b, o.data = data, data
	return o
}

// pump sends a response whose body is a program's stream of byte arrays.
func (x *exchange) pump(c *runtime.Context, o *outgoing, s *value.Stream) {
	x.duplex()
	x.begin(o, -1)
	rc := http.NewResponseController(x.w)
	if x.r.Method == http.MethodHead {
		s.Close(c)
		return
	}
	for {
		chunk, err := mime.NextChunk(c, s)
		if err == io.EOF {
			break
		}
		if err == nil {
			c.Block(func() {
				if _, err = x.w.Write(chunk); err == nil {
					err = rc.Flush()
				}
			})
			if err == nil {
				continue
			}
			// The client is gone, which is its own affair.
			s.Close(c)
			return
		}
		var ve *value.Error
		if errors.As(err, &ve) {
			x.m.logError("unable to write event stream to wire", ve, x)
		}
		x.broken.Store(true)
		return
	}
	if o.trailer != nil {
		x.sendTrailer(o)
	}
}

var hopByHop = []string{"Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Te", "Transfer-Encoding", "Upgrade"}

// begin writes the status line and the headers; n is the length of the body,
// -1 when it is not known.
func (x *exchange) begin(o *outgoing, n int64) {
	h := x.w.Header()
	for k, v := range o.header {
		h[k] = v
	}
	if o.header != nil {
		if cs := h["Connection"]; len(cs) > 0 {
			for _, name := range strings.Split(cs[0], ",") {
				if name = strings.TrimSpace(name); !strings.EqualFold(name, "close") {
					h.Del(name)
				}
			}
		}
		for _, k := range hopByHop {
			if _, ok := h[k]; ok {
				delete(h, k)
			}
		}
		delete(h, "Content-Length")
	}
	for _, e := range o.extra {
		h.Set(e[0], e[1])
	}
	if o.ctype != "" {
		h["Content-Type"] = contentTypeHeader(o.ctype)
	}
	switch {
	case o.server != "":
		if _, ok := h["Server"]; !ok {
			h["Server"] = []string{o.server}
		}
	default:
		x.l.serverHeader(h)
	}
	if x.l.closeAlways {
		h.Set("Connection", "close")
	}
	if o.trailer != nil {
		for _, name := range o.trailer.Names() {
			h.Add("Trailer", name)
		}
	}
	chunked := x.svc != nil && x.svc.chunking == "ALWAYS"
	switch {
	case n == 0 && !chunked:
		h["Content-Length"] = length0
		if _, ok := h["Content-Type"]; !ok {
			// Keeps net/http from guessing.
			h["Content-Type"] = nil
		}
	case n > 0 && !chunked && (n >= 2048 || x.r.Method == http.MethodHead):
		h["Content-Length"] = []string{strconv.FormatInt(n, 10)}
	}
	if _, ok := h["Content-Type"]; !ok {
		h["Content-Type"] = nil
	}
	x.w.WriteHeader(o.status)
	if chunked {
		http.NewResponseController(x.w).Flush()
	}
}

func bodyless(status int) bool {
	return status < 200 || status == http.StatusNoContent || status == http.StatusNotModified
}

// send sends a response. Failures are those of the connection: the client is
// gone and there is nobody to tell.
func (x *exchange) send(o *outgoing) {
	if o.status == http.StatusOK && x.heldAlready(o) {
		// The headers remain, but for those that describe the body.
		o.status, o.ctype = http.StatusNotModified, ""
		o.header = o.header.Clone()
		delete(o.header, "Content-Type")
	}
	if bodyless(o.status) {
		x.begin(o, -1)
		return
	}
	if enc := x.encoding(o); enc != "" {
		x.sendEncoded(o, enc)
		return
	}
	if o.src == nil {
		x.begin(o, int64(len(o.data)))
		if x.r.Method != http.MethodHead && len(o.data) > 0 {
			x.w.Write(o.data)
		}
	} else {
		x.sendStream(o)
	}
	if o.trailer != nil {
		x.sendTrailer(o)
	}
}

// heldAlready reports whether the client said that it has this very response.
func (x *exchange) heldAlready(o *outgoing) bool {
	h := x.r.Header
	if h["If-None-Match"] == nil && h["If-Modified-Since"] == nil || x.r.Method != http.MethodGet && x.r.Method != http.MethodHead {
		return false
	}
	etag, modified := o.header.Get("Etag"), o.header.Get("Last-Modified")
	for _, e := range o.extra {
		switch e[0] {
		case "Etag":
			etag = e[1]
		case "Last-Modified":
			modified = e[1]
		}
	}
	return notModified(h, etag, modified)
}

func (x *exchange) sendTrailer(o *outgoing) {
	h := x.w.Header()
	for _, name := range o.trailer.Names() {
		h[http.CanonicalHeaderKey(name)] = o.trailer.Values(name)
	}
}

// duplex lets the request's body be read on while the response is sent, which
// may be made of it.
func (x *exchange) duplex() {
	if x.r.ContentLength != 0 && x.r.ProtoMajor == 1 {
		// Writers that cannot do so need not be told.
		_ = http.NewResponseController(x.w).EnableFullDuplex()
	}
}

func (x *exchange) sendStream(o *outgoing) {
	x.duplex()
	if o.size < 0 && x.svc != nil && x.svc.chunking == "NEVER" {
		data, err := io.ReadAll(o.src)
		if err != nil {
			x.refuseUpstream(err)
			return
		}
		x.begin(o, int64(len(data)))
		x.w.Write(data)
		return
	}
	if x.r.Method == http.MethodHead {
		x.begin(o, o.size)
		return
	}
	buf := copyPool.Get().(*[]byte)
	defer copyPool.Put(buf)
	b := *buf
	// A small body is read first, so that a failure still gets an answer and
	// one write carries all.
	n, err := readSome(o.src, b, o.size)
	if err != nil && err != io.EOF {
		x.refuseUpstream(err)
		return
	}
	x.begin(o, o.size)
	for {
		if n > 0 {
			if _, werr := x.w.Write(b[:n]); werr != nil {
				return
			}
			if o.size < 0 && err == nil {
				http.NewResponseController(x.w).Flush()
			}
		}
		if err == io.EOF {
			return
		}
		if err != nil {
			x.broken.Store(true)
			return
		}
		n, err = o.src.Read(b)
	}
}

// readSome reads until b is full or the body ends; of a body of unknown length
// only what has arrived.
func readSome(r io.Reader, b []byte, size int64) (n int, err error) {
	if size < 0 {
		return r.Read(b)
	}
	for n < len(b) && int64(n) < size && err == nil {
		var k int
		k, err = r.Read(b[n:])
		n += k
	}
	if err == nil && int64(n) >= size {
		// The end is known; asking for it returns the connection to its pool.
		if _, e := r.Read(b[:0:0]); e != nil && e != io.EOF {
			return n, e
		}
		err = io.EOF
	}
	return n, err
}

// refuseUpstream answers when the body of a response to be passed on cannot be
// read.
func (x *exchange) refuseUpstream(err error) {
	fail := x.m.err("GenericListenerError", err.Error(), nil)
	if e := x.m.readError(err, "response"); e != nil {
		fail = e
	}
	o := x.errorResponse(fail)
	x.send(o)
	o.release()
}

func (x *exchange) wasResponded() bool {
	if x.caller == nil {
		return false
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.responded
}

// nowText is the current time as error payloads have it.
func nowText() string { return time.Now().UTC().Format("2006-01-02T15:04:05.999999Z") }
