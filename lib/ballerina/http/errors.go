package http

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// Every error that ends a request becomes a response: its status code follows
// from its type, its payload says what happened.

// statusErrors are the error types of http.httpscerr with their status codes.
var statusErrors = []struct {
	name string
	code int
}{
	{"BadRequestError", 400}, {"UnauthorizedError", 401}, {"PaymentRequiredError", 402}, {"ForbiddenError", 403},
	{"NotFoundError", 404}, {"MethodNotAllowedError", 405}, {"NotAcceptableError", 406},
	{"ProxyAuthenticationRequiredError", 407}, {"RequestTimeoutError", 408}, {"ConflictError", 409}, {"GoneError", 410},
	{"LengthRequiredError", 411}, {"PreconditionFailedError", 412}, {"PayloadTooLargeError", 413}, {"URITooLongError", 414},
	{"UnsupportedMediaTypeError", 415}, {"RangeNotSatisfiableError", 416}, {"ExpectationFailedError", 417},
	{"MisdirectedRequestError", 421}, {"UnprocessableEntityError", 422}, {"LockedError", 423}, {"FailedDependencyError", 424},
	{"UpgradeRequiredError", 426}, {"PreconditionRequiredError", 428}, {"TooManyRequestsError", 429},
	{"RequestHeaderFieldsTooLargeError", 431}, {"UnavailableDueToLegalReasonsError", 451}, {"InternalServerErrorError", 500},
	{"NotImplementedError", 501}, {"BadGatewayError", 502}, {"ServiceUnavailableError", 503}, {"GatewayTimeoutError", 504},
	{"HTTPVersionNotSupportedError", 505}, {"VariantAlsoNegotiatesError", 506}, {"InsufficientStorageError", 507},
	{"LoopDetectedError", 508}, {"NotExtendedError", 510}, {"NetworkAuthenticationRequiredError", 511},
}

// errorKind is what an error type means for a response.
type errorKind struct {
	code        int
	status      bool // belongs to StatusCodeError
	application bool // is a response that a client received
	connector   bool // the server of a client could not be reached
	chosen      bool // the code is in the detail
	internal    bool // made by this module
}

// errorKinds remembers what error types mean.
type errorKinds struct{ m sync.Map }

func (m *module) kindOf(e *value.Error) errorKind {
	if k, ok := m.kinds.m.Load(e.Type); ok {
		return k.(errorKind)
	}
	k := errorKind{code: 500}
	is := func(t types.Type) bool { return types.IsSubtype(e.Type, t) }
	k.internal = is(m.m.Type("InternalError"))
	switch {
	case is(m.m.Type("ApplicationResponseError")):
		k.application = true
	case is(m.m.Type("ClientConnectorError")):
		k.connector, k.code = true, 502
	case is(m.statusErrorType("StatusCodeError")):
		k.status = true
		for _, s := range statusErrors {
			if is(m.statusErrorType(s.name)) {
				k.code = s.code
				break
			}
		}
		k.chosen = is(m.statusErrorType("DefaultStatusCodeError"))
	}
	m.kinds.m.Store(e.Type, k)
	return k
}

// codeOf is the status code of an error.
func (m *module) codeOf(e *value.Error) int {
	k := m.kindOf(e)
	if k.application {
		return int(e.Detail.Int("statusCode"))
	}
	if k.chosen {
		if v, ok := e.Detail.Field("statusCode").(value.Int); ok {
			return int(v)
		}
		if e.Cause != nil {
			return m.codeOf(e.Cause)
		}
	}
	return k.code
}

// causes joins the messages of an error and its causes.
func causes(e *value.Error) string {
	s := e.Message
	for e = e.Cause; e != nil; e = e.Cause {
		s += ": " + e.Message
	}
	return s
}

// fail answers a request with an error.
func (x *exchange) fail(e *value.Error) {
	o := x.errorResponse(e)
	x.send(o)
	o.release()
}

// failed makes the response for an error that a resource returned. It runs on
// the strand.
func (x *exchange) failed(c *runtime.Context, e *value.Error) *outgoing {
	if !x.m.kindOf(e).internal {
		x.m.logError("unhandled error returned from the service", e, x)
	}
	return x.errorResponse(e)
}

// errorResponse makes the response for an error.
func (x *exchange) errorResponse(e *value.Error) *outgoing {
	k := x.m.kindOf(e)
	o := &outgoing{status: x.m.codeOf(e)}
	if o.status < 100 || o.status > 999 {
		o.status = 500
	}
	message := e.Message
	var body value.Value
	switch {
	case k.connector:
		message = causes(e)
	case k.application, k.status:
		body = e.Detail.Field("body")
		if hs, ok := e.Detail.Field("headers").(*value.Map); ok && hs.Len() > 0 {
			o.header = x.m.recordHeaders(hs)
			delete(o.header, "Transfer-Encoding")
			delete(o.header, "Date")
		}
	}
	if body != nil {
		ct := o.header.Get("Content-Type")
		if fail := x.payloadAs(o, body, ct); fail == nil {
			if ct != "" {
				o.ctype = ct
			}
			return o
		}
	}
	o.header.Del("Content-Type")
	o.buf = pool.get()
	o.ctype = "application/json"
	o.buf.b = x.errorPayload(o.buf.b, o.status, message)
	o.data = o.buf.b
	return o
}

// errorPayload writes the payload of an error response.
func (x *exchange) errorPayload(b []byte, status int, message string) []byte {
	b = append(b, `{"timestamp":"`...)
	b = append(b, nowText()...)
	b = append(b, `", "status":`...)
	b = fmt.Appendf(b, "%d", status)
	b = append(b, `, "reason":`...)
	b = value.AppendJSONString(b, http.StatusText(status))
	b = append(b, `, "message":`...)
	b = value.AppendJSONString(b, message)
	b = append(b, `, "path":`...)
	b = value.AppendJSONString(b, x.r.RequestURI)
	b = append(b, `, "method":`...)
	b = value.AppendJSONString(b, x.r.Method)
	return append(b, '}')
}

func (m *module) entityTooLarge() *value.Error {
	return value.NewErrorOf(m.statusErrorType("PayloadTooLargeError"), errBodyTooLarge.Error(), nil)
}

// panicked makes the response for a panic of a resource; the program ends once
// it has been sent.
func (x *exchange) panicked(err error) *outgoing {
	e, ok := err.(*value.Error)
	if !ok {
		e = value.NewError(err.Error(), nil)
	}
	x.mu.Lock()
	x.fatal = e
	done := x.responded
	x.mu.Unlock()
	if done {
		return nil
	}
	return x.errorResponse(e)
}

// end ends the program when the resource panicked.
func (x *exchange) end() {
	if x.fatal != nil {
		x.m.rt.Fatal(x.fatal)
	}
}

// logError writes a line to the standard error stream in the form of
// ballerina/log.
func (m *module) logError(message string, e *value.Error, x *exchange) {
	var b strings.Builder
	b.WriteString("time=" + time.Now().Format("2006-01-02T15:04:05.000Z07:00") + " level=ERROR module=ballerina/http message=")
	b.Write(value.AppendJSONString(nil, message))
	if e != nil {
		b.WriteString(" error=")
		b.Write(value.AppendJSONString(nil, e.Error()))
	}
	if x != nil {
		b.WriteString(" path=")
		b.Write(value.AppendJSONString(nil, x.r.RequestURI))
		b.WriteString(" method=")
		b.Write(value.AppendJSONString(nil, x.r.Method))
	}
	b.WriteByte('\n')
	fmt.Fprint(m.rt.Stderr, b.String())
}
