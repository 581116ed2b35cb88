package http

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"strings"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).

// isEventStream reports whether a stream is one of events, not of bytes.
func (m *module) isEventStream(s *value.Stream) bool {
	return s.T != nil && s.T.Basics()&types.BList == 0
}

// setEvents makes a stream of events the body of a message.
func (m *module) setEvents(g *message, s *value.Stream) {
	g.header().Set("content-type", "text/event-stream")
	if g.header().Values("cache-control") == nil {
		g.header().Set("cache-control", "no-cache,public")
	}
	g.body().SetStream(m.eventBytes(s))
}

func (m *module) setSseEventStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	m.setEvents(messageOf(args[0]), args[1].(*value.Stream))
	return nil, nil
}

// eventBytes turns a stream of events into one of byte arrays, an array for
// each event. An error of the stream becomes a last event.
func (m *module) eventBytes(s *value.Stream) *value.Stream {
	done := false
	next := func(c value.Caller) (v, end value.Value, ok bool, err error) {
		if done {
			return nil, nil, false, nil
		}
		ev, end, ok, err := s.Next(c)
		if err != nil {
			return nil, nil, false, err
		}
		if ok {
			if rec := mapping(ev); rec != nil && rec.Len() > 0 {
				return value.NewBytes(appendEvent(nil, rec)), nil, true, nil
			}
			end = value.NewError("Invalid value provided as event: at least one field is expected to be present in the SseEvent record.", nil)
		}
		done = true
		e, isErr := end.(*value.Error)
		if !isErr {
			return nil, nil, false, nil
		}
		m.logError("unable to obtain byte array", e, nil)
		return value.NewBytes([]byte("event: error\ndata: " + oneLine(e.Message) + "\n\n")), nil, true, nil
	}
	stop := func(c value.Caller) (value.Value, error) {
		done = true
		return s.Close(c)
	}
	bs := value.NewStream(types.ByteArray, types.NilOrError, next, stop)
	bs.Self = m.rt.Env.StreamOf(types.ByteArray, types.NilOrError)
	return bs
}

func oneLine(s string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(s)
}

// appendEvent writes an event.
func appendEvent(b []byte, ev *value.Map) []byte {
	field := func(prefix, v string) {
		b = append(b, prefix...)
		b = append(b, oneLine(v)...)
		b = append(b, '\n')
	}
	if s, ok := ev.Field("comment").(*value.String); ok {
		field(": ", s.String())
	}
	if s, ok := ev.Field("id").(*value.String); ok {
		field("id: ", s.String())
	}
	if s, ok := ev.Field("event").(*value.String); ok {
		field("event: ", s.String())
	}
	if n, ok := ev.Field("retry").(value.Int); ok {
		field("retry: ", strconv.FormatInt(int64(n), 10))
	}
	if s, ok := ev.Field("data").(*value.String); ok {
		text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s.String())
		for _, line := range strings.Split(text, "\n") {
			field("data: ", line)
		}
	}
	return append(b, '\n')
}

// eventReader reads events from a connection.
type eventReader struct {
	src io.ReadCloser
	br  *bufio.Reader
	bom bool
	lf  bool // the line feed of a carriage return is still to come
}

// line reads a line, which ends with CR, LF or both. io.EOF comes with what
// stands behind the last line end.
func (r *eventReader) line() ([]byte, error) {
	var line []byte
	for {
		c, err := r.br.ReadByte()
		if err != nil {
			return line, err
		}
		if r.lf {
			r.lf = false
			if c == '\n' {
				continue
			}
		}
		switch c {
		case '\r':
			r.lf = true
			return line, nil
		case '\n':
			return line, nil
		}
		if line = append(line, c); len(line) > maxEventLine {
			return nil, errEventLine
		}
	}
}

// maxEventLine bounds the line of an event stream.
const maxEventLine = 16 << 20

var errEventLine = &netError{"ReadingInboundResponseBodyError", "a line of the event stream is too long"}

// event is a parsed event; a field is nil when it is not there.
type event struct {
	id, name, data, comment *string
	retry                   *int64
}

// next reads the next event; an incomplete one at the end is dropped.
func (r *eventReader) next() (*event, error) {
	ev := &event{}
	empty := true
	for {
		line, err := r.line()
		if err != nil {
			return nil, err
		}
		if !r.bom {
			r.bom = true
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if len(line) == 0 {
			if empty {
				continue
			}
			return ev, nil
		}
		name, v, _ := strings.Cut(string(line), ":")
		v = strings.TrimPrefix(v, " ")
		switch name {
		case "":
			ev.comment = &v
		case "id":
			ev.id = &v
		case "event":
			ev.name = &v
		case "retry":
			n, err := strconv.ParseInt(v, 10, 64)
			if err != nil {
				continue
			}
			ev.retry = &n
		case "data":
			if ev.data != nil {
				v = *ev.data + "\n" + v
			}
			ev.data = &v
		default:
			continue
		}
		empty = false
	}
}

// events makes the stream of events of a response. The error is an error value.
func (m *module) events(res *response) (*value.Stream, *value.Error) {
	if !strings.HasPrefix(res.contentType(), "text/event-stream") {
		return nil, m.err("PayloadBindingClientError", "invalid payload target type. The response is not of text/event-stream content type.", nil)
	}
	src, _, ok := res.body().Take()
	if !ok {
		data, err := res.body().Prefetch()
		if err != nil {
			return nil, m.payloadError(&res.message, err, "binary", "blob")
		}
		src = io.NopCloser(bytes.NewReader(data))
	}
	r := &eventReader{src: src, br: bufio.NewReader(src)}
	done := false
	next := func(vc value.Caller) (v, end value.Value, ok bool, err error) {
		if done {
			return nil, nil, false, nil
		}
		var ev *event
		var rerr error
		blockOn(vc, func() { ev, rerr = r.next() })
		if rerr == nil {
			return m.eventRecord(ev), nil, true, nil
		}
		done = true
		src.Close()
		if rerr == io.EOF {
			return nil, nil, false, nil
		}
		if e := m.readError(rerr, "response"); e != nil {
			return nil, e, false, nil
		}
		return nil, value.NewError(rerr.Error(), nil), false, nil
	}
	stop := func(value.Caller) (value.Value, error) {
		done = true
		src.Close()
		return nil, nil
	}
	m.load()
	s := value.NewStream(m.typ.sseEvent, types.NilOrError, next, stop)
	s.Self = m.typ.sseStream
	return s, nil
}

func blockOn(vc value.Caller, f func()) {
	if c, ok := vc.(*runtime.Context); ok {
		c.Block(f)
		return
	}
	f()
}

func (m *module) eventRecord(ev *event) *value.Map {
	rec := m.m.Record("SseEvent")
	put := func(name string, s *string) {
		if s != nil {
			rec.Put(name, value.Str(*s))
		}
	}
	put("event", ev.name)
	put("id", ev.id)
	put("data", ev.data)
	if ev.retry != nil {
		rec.Put("retry", value.Int(*ev.retry))
	}
	put("comment", ev.comment)
	return rec
}

func (m *module) getSseEventStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, fail := m.events(responseOf(args[0]))
	if fail != nil {
		return fail, nil
	}
	return s, nil
}
