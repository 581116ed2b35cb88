package studio

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"barre/internal/files"
)

// message is one of JSON-RPC 2.0: a request, a notification or an answer.
type message struct {
	JSONRPC string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *Error          `json:"error,omitempty"`
}

// Error is an answer that says why there is none. Its message is for the user.
type Error struct {
	Code    int64           `json:"code"`
	Message string          `json:"message"`
	Data    json.RawMessage `json:"data,omitempty"`
}

func (e *Error) Error() string { return e.Message }

// The codes of JSON-RPC, of the language server, and ours.
const (
	codeParse          = -32700
	codeInvalid        = -32600
	codeNoMethod       = -32601
	codeParams         = -32602
	codeInternal       = -32603
	codeFailed         = -32803
	codeStale          = -32001 // the change is of a version that is too old: read the document again
	codeGone           = -32002 // there is no such document
	codeReadOnly       = -32003 // the document cannot be changed
	codeNotRunning     = -32004 // there is no such session
	codeAlreadyRunning = -32005
)

func failure(code int64, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// explained is any error as one for the user.
func explained(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{Code: codeFailed, Message: files.Explain(err).Error()}
}

// encode is the JSON of a value of ours. Lists that have nothing are written as
// such, so that nobody has to tell null from empty.
func encode(v any) json.RawMessage {
	if raw, ok := v.(json.RawMessage); ok {
		return raw
	}
	b, err := json.Marshal(v)
	if err != nil {
		b, _ = json.Marshal(fmt.Sprintf("internal error: %v", err))
	}
	return b
}

// fill makes empty lists of those that are nil, wherever they are in a model.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fill(v.Elem())
		}
	case reflect.Struct:
		t := v.Type()
		for i := range v.NumField() {
			if t.Field(i).IsExported() {
				fill(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		switch v.Type().Elem().Kind() {
		case reflect.Pointer, reflect.Struct:
			for i := range v.Len() {
				fill(v.Index(i))
			}
		}
	}
}

// notification is a message that wants no answer.
func notification(method string, params any) *message {
	return &message{JSONRPC: "2.0", Method: method, Params: encode(params)}
}

// decode reads parameters.
func decode[P any](method string, raw json.RawMessage) (*P, error) {
	p := new(P)
	if len(raw) == 0 {
		return p, nil
	}
	if err := json.Unmarshal(raw, p); err != nil {
		return nil, failure(codeParams, "the parameters of %s cannot be read: %v", method, err)
	}
	return p, nil
}
