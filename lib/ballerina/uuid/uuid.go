// Package uuid is the library module ballerina/uuid.
package uuid

import (
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"strings"
	"sync"
	"time"

	"barre/lib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/uuid.
var Module = lib.Module{Org: "ballerina", Name: "uuid", Version: "1.10.0", Sources: sources, Bind: bind}

// id is a UUID.
type id [16]byte

// String writes xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx.
func (u id) String() string {
	h := hex.EncodeToString(u[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// parse reads what String writes, in upper or lower case.
func parse(s string) (u id, ok bool) {
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return u, false
	}
	b, err := hex.DecodeString(strings.ReplaceAll(s, "-", ""))
	if err != nil || len(b) != 16 {
		return u, false
	}
	return id(b), true
}

// mark sets version and variant.
func (u *id) mark(version byte) {
	u[6] = u[6]&0x0F | version<<4
	u[8] = u[8]&0x3F | 0x80
}

// random makes a UUID of version 4.
func random() (u id) {
	_, _ = rand.Read(u[:]) // never fails
	u.mark(4)
	return u
}

// named makes the UUID of a name, of version 3 or 5.
func named(version byte, namespace id, name string) (u id) {
	text := append(namespace[:], name...)
	if version == 3 {
		sum := md5.Sum(text)
		u = id(sum[:])
	} else {
		sum := sha1.Sum(text)
		u = id(sum[:16])
	}
	u.mark(version)
	return u
}

// clock makes UUIDs of version 1, no two of them with the same time.
type clock struct {
	mu   sync.Mutex
	last uint64
	seq  [8]byte // clock sequence and node
}

// gregorian is the number of seconds from 1582-10-15 to 1970-01-01.
const gregorian = 12219292800

func newClock() *clock {
	c := &clock{}
	_, _ = rand.Read(c.seq[:]) // never fails
	c.seq[2] |= 1              // says that the node is not a network address
	return c
}

func (c *clock) next() (u id) {
	now := time.Now()
	ticks := uint64(now.Unix()+gregorian)*1e7 + uint64(now.Nanosecond()/100)
	c.mu.Lock()
	ticks = max(ticks, c.last+1)
	c.last = ticks
	c.mu.Unlock()
	binary.BigEndian.PutUint32(u[0:], uint32(ticks))
	binary.BigEndian.PutUint16(u[4:], uint16(ticks>>32))
	binary.BigEndian.PutUint16(u[6:], uint16(ticks>>48))
	copy(u[8:], c.seq[:])
	u.mark(1)
	return u
}

type module struct {
	*runtime.Module
	clock *clock
}

func bind(rm *runtime.Module) map[string]runtime.Extern {
	m := &module{Module: rm, clock: newClock()}
	e := map[string]runtime.Extern{
		"createRandomUuid": m.text(func() id { return random() }),
		"validate": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			_, ok := parse(str(args[0]))
			return value.Boolean(ok), nil
		},
		"getVersion": m.getVersion,
		"toBytes":    m.toBytes,
		"toString":   m.toString,
		"toRecord":   m.toRecord,
	}
	for name, f := range map[string]func() id{
		"createType1": m.clock.next,
		"createType4": random,
		"nil":         func() id { return id{} },
	} {
		e[name+"AsString"] = m.text(f)
		e[name+"AsRecord"] = func(*runtime.Context, []value.Value) (value.Value, error) { return m.record(f()), nil }
	}
	for name, version := range map[string]byte{"createType3": 3, "createType5": 5} {
		e[name+"AsString"] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			u, err := m.named(version, args)
			if err != nil {
				return err, nil
			}
			return value.Str(u.String()), nil
		}
		e[name+"AsRecord"] = func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			u, err := m.named(version, args)
			if err != nil {
				// The message says 3 for both.
				return m.Error("Error", "Failed to create UUID of type 3", err), nil
			}
			return m.record(u), nil
		}
	}
	return e
}

func (m *module) invalid() *value.Error {
	return m.Error("Error", "Invalid UUID string provided", nil)
}

func (m *module) text(f func() id) runtime.Extern {
	return func(*runtime.Context, []value.Value) (value.Value, error) { return value.Str(f().String()), nil }
}

func (m *module) named(version byte, args []value.Value) (id, *value.Error) {
	name := strings.TrimSpace(str(args[1]))
	if name == "" {
		return id{}, m.Error("Error", "Name cannot be empty", nil)
	}
	namespace, ok := parse(str(args[0]))
	if !ok {
		return id{}, m.invalid()
	}
	return named(version, namespace, name), nil
}

func (m *module) record(u id) value.Value {
	r := m.Record("Uuid")
	r.Put("timeLow", value.Int(binary.BigEndian.Uint32(u[0:])))
	r.Put("timeMid", value.Int(binary.BigEndian.Uint16(u[4:])))
	r.Put("timeHiAndVersion", value.Int(binary.BigEndian.Uint16(u[6:])))
	r.Put("clockSeqHiAndReserved", value.Int(u[8]))
	r.Put("clockSeqLo", value.Int(u[9]))
	r.Put("node", value.Int(binary.BigEndian.Uint64(u[8:])&0xFFFFFFFFFFFF))
	return r
}

// fields reads a Uuid record; ok is false when the node has more bits than it
// may.
func fields(r *value.Map) (u id, ok bool) {
	node := r.Int("node")
	if node < 0 || node >= 1<<48 {
		return u, false
	}
	binary.BigEndian.PutUint32(u[0:], uint32(r.Int("timeLow")))
	binary.BigEndian.PutUint16(u[4:], uint16(r.Int("timeMid")))
	binary.BigEndian.PutUint16(u[6:], uint16(r.Int("timeHiAndVersion")))
	binary.BigEndian.PutUint64(u[8:], uint64(node))
	u[8], u[9] = byte(r.Int("clockSeqHiAndReserved")), byte(r.Int("clockSeqLo"))
	return u, true
}

// from reads a UUID in any of its forms.
func from(v value.Value) (u id, ok bool) {
	switch v := v.(type) {
	case *value.String:
		return parse(v.String())
	case *value.Map:
		return fields(v)
	case *value.List:
		if v.Len() < 16 {
			return u, false
		}
		for i := range u {
			u[i] = byte(v.At(i).(value.Int))
		}
		return u, true
	}
	return u, false
}

func (m *module) getVersion(_ *runtime.Context, args []value.Value) (value.Value, error) {
	u, ok := parse(str(args[0]))
	if !ok {
		return m.invalid(), nil
	}
	switch u[6] >> 4 {
	case 1:
		return value.Str("V1"), nil
	case 3:
		return value.Str("V3"), nil
	case 4:
		return value.Str("V4"), nil
	case 5:
		return value.Str("V5"), nil
	}
	return m.Error("Error", "Unsupported UUID version", nil), nil
}

func (m *module) toBytes(_ *runtime.Context, args []value.Value) (value.Value, error) {
	u, ok := from(args[0])
	if !ok {
		return m.invalid(), nil
	}
	return value.NewBytes(u[:]), nil
}

func (m *module) toString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	u, ok := from(args[0])
	if !ok {
		return m.Error("Error", "Invalid UUID provided", nil), nil
	}
	return value.Str(u.String()), nil
}

func (m *module) toRecord(_ *runtime.Context, args []value.Value) (value.Value, error) {
	u, ok := from(args[0])
	if !ok {
		return m.invalid(), nil
	}
	return m.record(u), nil
}

func str(v value.Value) string {
	s, _ := v.(*value.String)
	if s == nil {
		return ""
	}
	return s.String()
}
