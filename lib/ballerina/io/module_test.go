package io

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// backend stands in for a back end: it knows the types of the module.
type backend struct {
	classes map[string]*value.Class
	types   map[string]types.Type
}

func newBackend(e *types.Env) *backend {
	strs := types.StringArray
	entry := func(t types.Type) types.Type {
		return e.Mapping([]types.Field{{Name: "value", Type: t}}, types.Never, nil)
	}
	block := types.Intersect(types.ByteArray, types.Readonly)
	template := e.Object([]types.Field{{Name: "strings", Type: strs}, {Name: "insertions", Type: types.AnyList}}, nil)
	return &backend{classes: map[string]*value.Class{}, types: map[string]types.Type{
		"Block": block, "BlockEntry": entry(block), "LineEntry": entry(types.String), "CsvEntry": entry(strs), "Row": strs,
		"ErrorOrNil": types.NilOrError, "StringMap": e.Map(types.String), "PrintableRawTemplate": template,
	}}
}

func (b *backend) Call(_ *runtime.Context, f *value.Function, _ []value.Value) (value.Value, error) {
	return f.Code.(func() (value.Value, error))()
}

func (b *backend) Type(_, name string) types.Type {
	if strings.HasSuffix(name, "Error") {
		return types.Error
	}
	return b.types[name]
}

func (b *backend) Class(_, name string) *value.Class {
	if b.classes[name] == nil {
		b.classes[name] = &value.Class{Name: name}
	}
	return b.classes[name]
}

func (b *backend) Instantiate(_ *runtime.Context, class *value.Class, _ []value.Value) (value.Value, error) {
	return value.NewObject(class), nil
}

type fixture struct {
	t       *testing.T
	dir     string
	stdin   io.Reader
	stdout  bytes.Buffer
	stderr  bytes.Buffer
	rt      *runtime.Runtime
	externs map[string]runtime.Extern
}

func newFixture(t *testing.T, stdin string) *fixture {
	f := &fixture{t: t, dir: t.TempDir()}
	f.rt = runtime.New(runtime.Options{Dir: f.dir, Stdin: strings.NewReader(stdin), Stdout: &f.stdout, Stderr: &f.stderr})
	f.rt.Env = types.NewEnv()
	f.rt.Backend = newBackend(f.rt.Env)
	f.externs = bind(runtime.NewModule(f.rt, "ballerina/io"))
	return f
}

func (f *fixture) do(name string, args ...value.Value) (v value.Value, err error) {
	f.t.Helper()
	extern := f.externs[name]
	if extern == nil {
		f.t.Fatalf("there is no %s", name)
	}
	f.rt.Run(nil, true, func(c *runtime.Context) { v, err = extern(c, args) })
	return v, err
}

// ok calls a function that is to succeed.
func (f *fixture) ok(name string, args ...value.Value) value.Value {
	f.t.Helper()
	v, err := f.do(name, args...)
	if err != nil {
		f.t.Fatalf("%s: panic %v", name, err)
	}
	if e, failed := v.(*value.Error); failed {
		f.t.Fatalf("%s: %v", name, e)
	}
	return v
}

// fails calls a function that is to fail with a message.
func (f *fixture) fails(want, name string, args ...value.Value) {
	f.t.Helper()
	v, err := f.do(name, args...)
	if err != nil {
		f.t.Fatalf("%s: panic %v", name, err)
	}
	e, failed := v.(*value.Error)
	if !failed {
		f.t.Errorf("%s gives %s, want an error with %q", name, value.ToString(v), want)
	} else if !strings.Contains(e.Message, want) {
		f.t.Errorf("%s fails with %q, want %q", name, e.Message, want)
	}
}

func (f *fixture) write(path, content string) {
	f.t.Helper()
	if err := os.WriteFile(filepath.Join(f.dir, path), []byte(content), 0o666); err != nil {
		f.t.Fatal(err)
	}
}

func (f *fixture) read(path string) string {
	f.t.Helper()
	b, err := os.ReadFile(filepath.Join(f.dir, path))
	if err != nil {
		f.t.Error(err)
	}
	return string(b)
}

// object makes an object of a class by its init.
func (f *fixture) object(class string, args ...value.Value) value.Value {
	f.t.Helper()
	o := value.NewObject(f.rt.Backend.Class("", class))
	f.ok(class+".init", append([]value.Value{o}, args...)...)
	return o
}

func (f *fixture) chars(text, charset string) value.Value {
	f.t.Helper()
	b := f.ok("createReadableChannel", value.NewBytes([]byte(text)))
	return f.object("ReadableCharacterChannel", b, s(charset))
}

// drained gives what a stream gives, its values as strings, and how it ends.
func (f *fixture) drained(v value.Value) (list []string, end string) {
	f.t.Helper()
	st := v.(*value.Stream)
	f.rt.Run(nil, true, func(c *runtime.Context) {
		for {
			v, last, ok, err := st.Next(c)
			if err != nil {
				f.t.Fatal(err)
			}
			if !ok {
				if e, failed := last.(*value.Error); failed {
					end = e.Message
				}
				return
			}
			list = append(list, value.ToString(v))
		}
	})
	return list, end
}

func (f *fixture) closeStream(v value.Value) {
	f.t.Helper()
	f.rt.Run(nil, true, func(c *runtime.Context) {
		if r, err := v.(*value.Stream).Close(c); r != nil || err != nil {
			f.t.Errorf("closing: %v, %v", r, err)
		}
	})
}

// stream makes a stream of values that ends with end.
func stream(t types.Type, end value.Value, vals ...value.Value) *value.Stream {
	return value.NewStream(t, types.NilOrError, func(value.Caller) (value.Value, value.Value, bool, error) {
		if len(vals) == 0 {
			return nil, end, false, nil
		}
		v := vals[0]
		vals = vals[1:]
		return v, nil, true, nil
	}, nil)
}

func s(text string) value.Value { return value.Str(text) }

func strs(list ...string) value.Value { return value.NewStrings(list) }

func TestPrint(t *testing.T) {
	f := newFixture(t, "first line\r\nsecond")
	list := func(vals ...value.Value) value.Value { return value.NewList(types.AnyList, vals) }
	class := &value.Class{Name: "T", Type: f.rt.Backend.Type("", "PrintableRawTemplate"),
		Fields: []value.FieldInfo{{Name: "strings"}, {Name: "insertions"}}}
	class.Seal()
	template := func(strings value.Value, insertions ...value.Value) value.Value {
		o := value.NewObject(class)
		o.Fields[0], o.Fields[1] = strings, list(insertions...)
		return o
	}
	nested := template(strs("", "; ", ""), template(strs("a ", " b"), value.Int(1)), s("x"))
	own := &value.Class{Name: "Own", Type: types.AnyObject, Methods: map[string]*value.Function{"toString": {
		Info: &value.FuncInfo{Ret: types.String}, Code: func() (value.Value, error) { return s("my own text"), nil }}}}
	f.ok("print", list(s("Hello "), value.Int(-5), value.Boolean(true), nil, value.Float(1000)))
	f.ok("println", list())
	f.ok("println", list(nested, value.NewError("sample error", nil)))
	f.ok("println", list(strs("a", "b"), value.NewObject(own)))
	f.ok("fprint", value.Int(1), list(s("out")))
	f.ok("fprintln", value.Int(2), list(s("err")))
	if got := f.ok("readln", s("prompt: ")); value.ToString(got) != "first line" {
		t.Errorf("read %q", value.ToString(got))
	}
	if got := f.ok("readln", nil); value.ToString(got) != "second" {
		t.Errorf("read %q", value.ToString(got))
	}
	if got := f.ok("readln", nil); value.ToString(got) != "" {
		t.Errorf("read %q at the end", value.ToString(got))
	}
	want := "Hello -5true1000.0\na 1 b; xerror(\"sample error\")\n[\"a\",\"b\"]my own text\noutprompt: "
	if f.stdout.String() != want || f.stderr.String() != "err\n" {
		t.Errorf("standard output\n%s, want\n%s; standard error %q", &f.stdout, want, &f.stderr)
	}
}

func TestWholeFiles(t *testing.T) {
	f := newFixture(t, "")
	f.ok("fileWriteString", s("a/b/c.txt"), s("one\n"), s("OVERWRITE"))
	f.ok("fileWriteString", s("a/b/c.txt"), s("two"), s("APPEND"))
	if got := f.ok("fileReadString", s("a/b/c.txt")); value.ToString(got) != "one\ntwo" {
		t.Errorf("read %q", value.ToString(got))
	}
	f.ok("fileWriteLines", s("l.txt"), strs("x", "y"), s("OVERWRITE"))
	f.ok("fileWriteLines", s("l.txt"), strs("z"), s("APPEND"))
	if got := f.read("l.txt"); got != "x\ny\nz\n" {
		t.Errorf("wrote %q", got)
	}
	if got := f.ok("fileReadLines", s("l.txt")); value.ToString(got) != `["x","y","z"]` {
		t.Errorf("read %s", value.ToString(got))
	}
	if got := f.ok("fileReadString", s("l.txt")); value.ToString(got) != "x\ny\nz" {
		t.Errorf("read %q", value.ToString(got))
	}
	f.ok("fileWriteBytes", s("b.bin"), value.NewBytes([]byte{1, 2}), s("OVERWRITE"))
	f.ok("fileWriteBytes", s("b.bin"), value.NewBytes([]byte{3}), s("APPEND"))
	if got := f.ok("fileReadBytes", s("b.bin")).(*value.List); !got.Readonly() || value.ToString(got) != "[1,2,3]" {
		t.Errorf("read %s", value.ToString(got))
	}
	f.ok("fileWriteJson", s("j.json"), value.MapOf(types.JSONMap, "name", s("Anne"), "age", value.Int(30)))
	if got := f.read("j.json"); got != `{"name":"Anne", "age":30}` {
		t.Errorf("wrote %s", got)
	}
	if got := f.ok("fileReadJson", s("j.json")); value.ToString(got) != `{"name":"Anne","age":30}` {
		t.Errorf("read %s", value.ToString(got))
	}
	f.write("bad.json", "{ stuff:")
	f.fails("expected '\"' or '}' at line: 1 column: 3", "fileReadJson", s("bad.json"))
	for _, name := range []string{"fileReadString", "fileReadLines", "fileReadBytes", "fileReadJson", "fileReadXml", "fileReadLinesAsStream", "openReadableFile"} {
		f.fails("no such file or directory: "+filepath.Join(f.dir, "unknown.txt"), name, s("unknown.txt"))
	}
	f.fails("no such file or directory", "fileReadBlocksAsStream", s("unknown.txt"), value.Int(4))
	f.fails("a: is a directory", "fileReadString", s("a"))
}

func TestXML(t *testing.T) {
	f := newFixture(t, "")
	element := &value.XML{Kind: value.XMLElement, Name: "note", Attrs: value.NewMap(f.rt.Env.Map(types.String)), Items: []*value.XML{value.NewXMLText("hi")}}
	options := func(entity string, doctype value.Value) value.Value {
		return value.MapOf(types.AnyMap, "xmlEntityType", s(entity), "doctype", doctype)
	}
	doctype := func(pairs ...any) value.Value {
		d := value.MapOf(types.AnyMap, "system", nil, "public", nil, "internalSubset", nil)
		for i := 0; i < len(pairs); i += 2 {
			d.Put(pairs[i].(string), s(pairs[i+1].(string)))
		}
		return d
	}
	for want, d := range map[string]value.Value{
		"<note>hi</note>": nil,
		"<!DOCTYPE note SYSTEM \"Note.dtd\">\n<note>hi</note>":                doctype("system", "Note.dtd"),
		"<!DOCTYPE note PUBLIC \"-//X\">\n<note>hi</note>":                    doctype("public", "-//X"),
		"<!DOCTYPE note PUBLIC \"-//X\" \"http://x/y.dtd\">\n<note>hi</note>": doctype("public", "-//X", "system", "http://x/y.dtd"),
		"<!DOCTYPE note [\n<!ELEMENT note (to)>]>\n<note>hi</note>":           doctype("internalSubset", "[\n<!ELEMENT note (to)>]", "system", "x"),
	} {
		f.ok("fileWriteXml", s("x.xml"), element, s("OVERWRITE"), options("DOCUMENT_ENTITY", d))
		if got := f.read("x.xml"); got != want {
			t.Errorf("wrote %q, want %q", got, want)
		}
	}
	if got := f.ok("fileReadXml", s("x.xml")); value.ToString(got) != "<note>hi</note>" {
		t.Errorf("read %s", value.ToString(got))
	}
	two := value.NewXMLSequence(element, element)
	f.fails("The XML Document can only contains single root", "fileWriteXml", s("x.xml"), two, s("OVERWRITE"), options("DOCUMENT_ENTITY", nil))
	f.fails("The file append operation is not allowed for Document Entity", "fileWriteXml", s("x.xml"), element, s("APPEND"), options("DOCUMENT_ENTITY", nil))
	f.ok("fileWriteXml", s("y.xml"), two, s("OVERWRITE"), options("EXTERNAL_PARSED_ENTITY", nil))
	f.ok("fileWriteXml", s("y.xml"), element, s("APPEND"), options("EXTERNAL_PARSED_ENTITY", nil))
	if got := f.read("y.xml"); strings.Count(got, "<note>") != 3 {
		t.Errorf("wrote %q", got)
	}
	for content, want := range map[string]string{
		"   \n  ":    "",
		"<a>x</a>\n": "<a>x</a>",
		"<!DOCTYPE n><!-- c -->\n<?t d?><a/><b/>": "<!-- c --><?t d?><a/><b/>",
		"<?xml version=\"1.0\"?>\n<a/>":           "<a/>",
	} {
		f.write("z.xml", content)
		if got := f.ok("fileReadXml", s("z.xml")); value.ToString(got) != want {
			t.Errorf("%q read as %s, want %s", content, value.ToString(got), want)
		}
	}
	for content, want := range map[string]string{
		"{ stuff:":                "failed to create xml: Unexpected character '{' (code 123) in prolog; expected '<'",
		"<a/>x":                   "Unexpected character 'x' (code 120) in epilog; expected '<'",
		"<root><unclosed></root>": "",
		"</root>":                 "",
	} {
		f.write("bad.xml", content)
		f.fails(want, "fileReadXml", s("bad.xml"))
	}
}

func TestStreams(t *testing.T) {
	f := newFixture(t, "")
	block := func(text string) value.Value { return value.NewBytes([]byte(text)) }
	f.ok("fileWriteBlocksFromStream", s("b.txt"), stream(types.ByteArray, nil, block("Sheldon"), block(" "), block("Cooper")), s("OVERWRITE"))
	if got := f.read("b.txt"); got != "Sheldon Cooper" {
		t.Errorf("wrote %q", got)
	}
	blocks, end := f.drained(f.ok("fileReadBlocksAsStream", s("b.txt"), value.Int(4)))
	if len(blocks) != 4 || blocks[3] != "[101,114]" || end != "" {
		t.Errorf("read %q, %q", blocks, end)
	}
	f.fails("the size of a block", "fileReadBlocksAsStream", s("b.txt"), value.Int(0))
	f.ok("fileWriteLinesFromStream", s("l.txt"), stream(types.String, nil, s("a"), s("b")), s("OVERWRITE"))
	lines := f.ok("fileReadLinesAsStream", s("l.txt"))
	got, end := f.drained(lines)
	if strings.Join(got, ",") != "a,b" || end != "" {
		t.Errorf("read %q, %q", got, end)
	}
	// At its end a stream closes itself.
	if _, end := f.drained(lines); end != "Stream closed" {
		t.Errorf("a stream behind its end gives %q", end)
	}
	lines = f.ok("fileReadLinesAsStream", s("l.txt"))
	f.closeStream(lines)
	f.closeStream(lines)
	if _, end := f.drained(lines); end != "Stream closed" {
		t.Errorf("a closed stream gives %q", end)
	}
	f.fails("broken", "fileWriteLinesFromStream", s("l.txt"), stream(types.String, value.NewError("broken", nil), s("a")), s("OVERWRITE"))
	failing := value.NewStream(types.String, types.NilOrError, func(value.Caller) (value.Value, value.Value, bool, error) {
		return nil, nil, false, errors.New("panic")
	}, nil)
	if _, err := f.do("fileWriteLinesFromStream", s("l.txt"), failing, s("OVERWRITE")); err == nil {
		t.Error("a panic was lost")
	}
}

func TestByteChannels(t *testing.T) {
	f := newFixture(t, "")
	f.write("a.txt", "Ballerina")
	c := f.ok("openReadableFile", s("a.txt"))
	encoded := f.ok("ReadableByteChannel.base64Encode", c)
	decoded := f.ok("ReadableByteChannel.base64Decode", encoded)
	if got := f.ok("ReadableByteChannel.readAll", decoded).(*value.List); string(got.Bytes) != "Ballerina" || !got.Readonly() {
		t.Errorf("read %q", got.Bytes)
	}
	f.ok("ReadableByteChannel.close", c)
	f.fails("Byte channel is already closed.", "ReadableByteChannel.close", c)
	f.fails("Byte channel is already closed.", "ReadableByteChannel.read", c, value.Int(2))
	f.fails("Byte channel is already closed.", "ReadableByteChannel.readAll", c)
	f.fails("Channel is already closed.", "ReadableByteChannel.base64Encode", c)
	f.fails("Channel is already closed.", "ReadableByteChannel.base64Decode", c)
	w := f.ok("openWritableFile", s("b.txt"), s("OVERWRITE"))
	if n := f.ok("WritableByteChannel.write", w, value.NewBytes([]byte("xyz")), value.Int(1)); n != value.Int(2) {
		t.Errorf("wrote %v bytes", n)
	}
	f.ok("WritableByteChannel.close", w)
	f.fails("Byte channel is already closed.", "WritableByteChannel.write", w, value.NewBytes(nil), value.Int(0))
	f.fails("Byte channel is already closed.", "WritableByteChannel.close", w)
	if got := f.read("b.txt"); got != "yz" {
		t.Errorf("wrote %q", got)
	}
	blocks := f.object("BlockStream", f.ok("createReadableChannel", value.NewBytes([]byte("abc"))), value.Int(2))
	for _, want := range []string{`{"value":[97,98]}`, `{"value":[99]}`, ""} {
		if got := f.ok("BlockStream.next", blocks); value.ToString(got) != want {
			t.Errorf("next gives %s, want %s", value.ToString(got), want)
		}
	}
	f.ok("BlockStream.close", blocks)
}

func TestCharacterChannels(t *testing.T) {
	f := newFixture(t, "")
	c := f.chars("na\xEFve\r\nline 2\n", "ISO-8859-1")
	if got := f.ok("ReadableCharacterChannel.read", c, value.Int(5)); value.ToString(got) != "naïve" {
		t.Errorf("read %q", value.ToString(got))
	}
	if got := f.ok("ReadableCharacterChannel.readAllLines", c); value.ToString(got) != `["","line 2"]` {
		t.Errorf("read %q", value.ToString(got))
	}
	f.ok("ReadableCharacterChannel.close", c)
	for _, name := range []string{"readString", "readAllLines", "readJson", "readXml", "readAllProperties", "close"} {
		f.fails("Character channel is already closed.", "ReadableCharacterChannel."+name, c)
	}
	f.fails("Character channel is already closed.", "ReadableCharacterChannel.read", c, value.Int(2))
	f.fails("Character channel is already closed.", "ReadableCharacterChannel.readProperty", c, s("x"), s(""))
	props := "name=John Smith\nage=26\n"
	if got := f.ok("ReadableCharacterChannel.readProperty", f.chars(props, "UTF-8"), s("name"), s("")); value.ToString(got) != "John Smith" {
		t.Errorf("read %q", value.ToString(got))
	}
	if got := f.ok("ReadableCharacterChannel.readProperty", f.chars(props, "UTF8"), s("key"), s("Default")); value.ToString(got) != "Default" {
		t.Errorf("read %q", value.ToString(got))
	}
	if got := f.ok("ReadableCharacterChannel.readAllProperties", f.chars(props, "UTF8")); value.ToString(got) != `{"name":"John Smith","age":"26"}` {
		t.Errorf("read %q", value.ToString(got))
	}
	b := f.ok("createReadableChannel", value.NewBytes(nil))
	o := value.NewObject(f.rt.Backend.Class("", "ReadableCharacterChannel"))
	if _, err := f.do("ReadableCharacterChannel.init", o, b, s("abcd")); err == nil || !strings.Contains(err.Error(), "Unsupported encoding type abcd") {
		t.Errorf("an unknown encoding gives %v", err)
	}

	out := f.ok("openWritableFile", s("o.txt"), s("OVERWRITE"))
	w := f.object("WritableCharacterChannel", out, s("UTF-16"))
	f.ok("WritableCharacterChannel.write", w, s("xé"), value.Int(1))
	f.ok("WritableCharacterChannel.writeLine", w, s("b"))
	f.ok("WritableCharacterChannel.writeJson", w, value.NewList(types.JSONList, []value.Value{nil}))
	f.ok("WritableCharacterChannel.writeXml", w, value.NewXMLText("t"), nil)
	f.ok("WritableCharacterChannel.writeProperties", w, value.MapOf(types.AnyMap, "k", s("v")), s("c"))
	f.ok("WritableCharacterChannel.close", w)
	f.fails("Character channel is already closed.", "WritableCharacterChannel.writeLine", w, s(""))
	f.fails("Character channel is already closed.", "WritableCharacterChannel.close", w)
	if got, want := f.read("o.txt"), "\xFE\xFF\x00\xE9\x00b\x00\n"; !strings.HasPrefix(got, want) || strings.Count(got, "\xFE\xFF") != 1 {
		t.Errorf("wrote %q", got)
	}
	in := f.object("ReadableCharacterChannel", f.ok("openReadableFile", s("o.txt")), s("UTF-16"))
	if got := f.ok("ReadableCharacterChannel.readString", in); value.ToString(got) != "éb\n[null]t#c\nk=v" {
		t.Errorf("read %q", value.ToString(got))
	}

	r := f.object("StringReader", s("Sheldon Cooper"), s("UTF-8"))
	for _, want := range []string{"Sheldon", " Cooper", ""} {
		if got := f.ok("StringReader.readChar", r, value.Int(7)); value.ToString(got) != want {
			t.Errorf("read %q, want %q", value.ToString(got), want)
		}
	}
	f.fails("EoF when reading from the channel", "StringReader.readChar", r, value.Int(7))
	f.ok("StringReader.close", r)
}

func TestDataChannels(t *testing.T) {
	f := newFixture(t, "")
	for _, o := range []string{"BE", "LE"} {
		w := f.object("WritableDataChannel", f.ok("openWritableFile", s("d.bin"), s("OVERWRITE")), s(o))
		steps := []struct {
			kind string
			v    value.Value
		}{
			{"Int16", value.Int(-32768)}, {"Int32", value.Int(2147483647)}, {"Int64", value.Int(-342147483647)},
			{"VarInt", value.Int(342147483647)}, {"VarInt", value.Int(-1)}, {"VarInt", value.Int(0)},
			{"Float32", value.Float(0.5)}, {"Float64", value.Float(1359494.69)}, {"Bool", value.Boolean(true)},
		}
		for _, step := range steps {
			f.ok("WritableDataChannel.write"+step.kind, w, step.v)
		}
		f.ok("WritableDataChannel.writeString", w, s("Ballerina"), s("UTF-8"))
		f.ok("WritableDataChannel.close", w)
		f.fails("Data channel is already closed.", "WritableDataChannel.writeInt16", w, value.Int(1))
		f.fails("Data channel is already closed.", "WritableDataChannel.close", w)
		r := f.object("ReadableDataChannel", f.ok("openReadableFile", s("d.bin")), s(o))
		for _, step := range steps {
			if got := f.ok("ReadableDataChannel.read"+step.kind, r); got != step.v {
				t.Errorf("%s %s: wrote %v, read %v", o, step.kind, step.v, got)
			}
		}
		if got := f.ok("ReadableDataChannel.readString", r, value.Int(9), s("UTF-8")); value.ToString(got) != "Ballerina" {
			t.Errorf("read %q", value.ToString(got))
		}
		f.fails("EoF when reading", "ReadableDataChannel.readInt16", r)
		f.ok("ReadableDataChannel.close", r)
		f.fails("Data channel is already closed.", "ReadableDataChannel.readVarInt", r)
		f.fails("Data channel is already closed.", "ReadableDataChannel.readString", r, value.Int(0), s("UTF-8"))
	}
}
