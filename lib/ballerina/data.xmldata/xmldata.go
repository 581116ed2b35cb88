// Package xmldata is the library module ballerina/data.xmldata: XML as records.
package xmldata

import (
	"embed"
	"strings"
	"sync"
	"sync/atomic"

	"barre/lib"
	"barre/lib/internal/datalib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/data.xmldata.
var Module = lib.Module{Org: "ballerina", Name: "data.xmldata", Version: "1.5.2", Sources: sources, Bind: bind}

// module is what the functions of one running program share.
type module struct {
	*runtime.Module
	shapes sync.Map // types.MappingAtomic by pointer → *shape
}

func bind(rm *runtime.Module) map[string]runtime.Extern {
	m := &module{Module: rm}
	return map[string]runtime.Extern{
		"parseAsType": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return m.parse(c, args, args[0].(*value.XML), nil)
		},
		"parseString": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			x, err := value.ParseXMLDocument(args[0].(*value.String).String())
			return m.parse(c, args, x, err)
		},
		"parseBytes": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			x, err := value.ParseXMLDocument(string(args[0].(*value.List).Bytes))
			return m.parse(c, args, x, err)
		},
		"parseStream": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			text, failed, err := datalib.ReadAll(c, args[0].(*value.Stream))
			if err != nil {
				return nil, err
			}
			if failed != nil {
				return m.Error("Error", "cannot read the stream: "+failed.Message, failed), nil
			}
			x, err := value.ParseXMLDocument(string(text))
			return m.parse(c, args, x, err)
		},
		"toXml":    m.toXML,
		"fromJson": m.fromJSON,
	}
}

// failure is what is wrong with the data.
type failure struct{ msg string }

func (f failure) Error() string { return f.msg }

// outcome is the result of a function: an error of this module, or a panic.
func (m *module) outcome(v value.Value, err error) (value.Value, error) {
	switch err := err.(type) {
	case nil:
		return v, nil
	case failure:
		return m.Error("Error", err.msg, nil), nil
	}
	return nil, err
}

func (m *module) parse(c *runtime.Context, args []value.Value, x *value.XML, err error) (value.Value, error) {
	if e, ok := err.(*value.Error); ok {
		return m.Error("Error", e.Message, nil), nil
	}
	o := args[1].(*value.Map)
	d := &decoder{m: m, c: c, prefix: o.Str("attributePrefix"), text: o.Str("textFieldName"), strict: !o.Bool("allowDataProjection"), prefixes: !o.Bool("useSemanticEquality")}
	return m.outcome(d.document(x, args[2].(*value.Typedesc).Type))
}

// ------------------------------------------------------------ annotations

// shape is what is known of a record type.
type shape struct {
	a      *types.MappingAtomic
	name   string // of the type, as the program has it; "" without
	tag    string // the name that Name gives the type; "" without
	ns     *namespace
	fields []fieldInfo
	byKey  map[string][]int // fields by their names in XML
	groups []int            // fields that are sequences or choices
	order  []int            // the fields of a sequence, in its order
	// ordered: there is such an order. attributes: some fields are attributes.
	ordered, attributes bool
	maker               *value.RecordMaker
	// attrs is the layout of the attributes of the value of the type that was encoded
	// last.
	attrs atomic.Pointer[value.Layout]
}

type namespace struct{ prefix, uri string }

type fieldInfo struct {
	name, key  string
	t          types.Type
	optional   bool
	hasDefault bool
	attribute  bool
	any        bool
	ns         *namespace
	group      group
	// occurs bounds the elements of the field, or a sequence or choice; nil where
	// nothing is said.
	occurs *occurs
	place  int // in a sequence
}

// group tells fields whose records stand for elements of the enclosing record.
type group uint8

const (
	noGroup group = iota
	sequence
	choice
)

type occurs struct{ min, max int }

// unbounded stands for the lack of a bound.
const unbounded = 1<<32 - 1

const annotations = "ballerina/data.xmldata:"

func annotation(m *value.Map, name string) *value.Map {
	if m == nil {
		return nil
	}
	r, _ := m.Field(annotations + name).(*value.Map)
	return r
}

func namespaceOf(m *value.Map) *namespace {
	if n := annotation(m, "Namespace"); n != nil {
		return &namespace{n.Str("prefix"), n.Str("uri")}
	}
	return nil
}

// bounds reads an annotation about how often something occurs: once where it says
// nothing, and for lists as often as it likes.
func bounds(m *value.Map, optional, list bool) *occurs {
	r := &occurs{1, 1}
	if optional {
		r.min = 0
	}
	if list {
		r.max = unbounded
	}
	if n, ok := m.Field("minOccurs").(value.Int); ok {
		r.min = int(n)
	}
	if n, ok := m.Field("maxOccurs").(value.Int); ok {
		r.max = int(n)
	} else {
		r.max = max(r.max, r.min)
	}
	return r
}

// shape works out what is known of a record type, once.
func (m *module) shape(a *types.MappingAtomic) *shape {
	if s, ok := m.shapes.Load(a); ok {
		return s.(*shape)
	}
	s := &shape{a: a, byKey: map[string][]int{}}
	if a.Meta != nil {
		s.name = a.Meta.Name[strings.LastIndexByte(a.Meta.Name, ':')+1:]
	}
	rt := m.Runtime()
	if t := rt.TypeAnnots(a); t != nil {
		s.ns = namespaceOf(t)
		if n := annotation(t, "Name"); n != nil {
			s.tag = n.Str("value")
		}
	}
	var names []string
	add := func(n string) {
		f := a.Field(n)
		i := fieldInfo{name: n, key: n, t: f.Type, optional: f.Optional, hasDefault: a.Meta != nil && a.Meta.Defaults[n] != nil}
		an := rt.FieldAnnots(a, n)
		if x := annotation(an, "Name"); x != nil {
			i.key = x.Str("value")
		}
		if an != nil {
			i.attribute, i.any = an.Has(annotations+"Attribute"), an.Has(annotations+"Any")
		}
		i.ns = namespaceOf(an)
		list := f.Type.Basics()&types.BList != 0
		if x := annotation(an, "Element"); x != nil {
			i.occurs = bounds(x, f.Optional, list)
		}
		if x := annotation(an, "SequenceOrder"); x != nil {
			n, _ := x.Field("value").(value.Int)
			i.place = int(n)
		}
		at := len(s.fields)
		if x := annotation(an, "Sequence"); x != nil {
			i.group, i.occurs = sequence, bounds(x, false, list)
		} else if x := annotation(an, "Choice"); x != nil {
			i.group, i.occurs = choice, bounds(x, false, list)
		}
		s.fields = append(s.fields, i)
		s.ordered, s.attributes = s.ordered || i.place != 0, s.attributes || i.attribute
		if i.group == noGroup {
			s.byKey[i.key] = append(s.byKey[i.key], at)
		} else {
			s.groups = append(s.groups, at)
		}
		names = append(names, n)
	}
	if a.Meta != nil {
		for _, n := range a.Meta.Order {
			if a.Field(n) != nil {
				add(n)
			}
		}
	}
	for _, f := range a.Fields {
		if !contains(names, f.Name) {
			add(f.Name)
		}
	}
	s.order = sequenceOrder(s.fields)
	s.maker = value.NewRecordMaker(a, names)
	got, _ := m.shapes.LoadOrStore(a, s)
	return got.(*shape)
}
