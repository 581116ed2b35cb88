package io

import (
	"strings"
	"testing"

	"barre/types"
	"barre/value"
)

// field is a field of a row: its name with "?" when it is optional, its type.
type field struct {
	name string
	t    types.Type
}

func (f *fixture) record(fields ...field) types.Type {
	var list []types.Field
	meta := &types.RecordMeta{Name: "Row"}
	for _, x := range fields {
		name, optional := strings.CutSuffix(x.name, "?")
		list = append(list, types.Field{Name: name, Type: x.t, Optional: optional})
		meta.Order = append(meta.Order, name)
	}
	return f.rt.Env.Mapping(list, types.Never, meta)
}

func typedesc(t types.Type) value.Value { return &value.Typedesc{Type: t} }

func TestReadCSV(t *testing.T) {
	f := newFixture(t, "")
	nilable := func(t types.Type) types.Type { return types.Union(t, types.Nil) }
	person := []field{{"id", types.String}, {"name", types.String}, {"salary", types.Float}}
	for _, c := range []struct {
		name, content string
		skip          int64
		row           types.Type
		want          string // or the message of the error
	}{
		{"strings", "a, b\n\"c,d\",\n", 0, types.StringArray, `[["a"," b"],["c,d",""]]`},
		{"skip", "h1,h2\nh3,h4\na,b\n", 2, types.StringArray, `[["a","b"]]`},
		{"skip more than there is", "h1,h2\n", 5, types.StringArray, `[]`},
		{"records", "id, name, salary\nUser1, WSO2, 10000.50\nUser2,WSO2,2", 0, f.record(person...), `[{"id":"User1","name":"WSO2","salary":10000.5},{"id":"User2","name":"WSO2","salary":2.0}]`},
		{"order of the type", "salary,name,id\n1,n,i", 0, f.record(person...), `[{"id":"i","name":"n","salary":1.0}]`},
		{"the last header counts", "x,y,z\nid,name,salary\na,b,1\n", 2, f.record(person...), `[{"id":"a","name":"b","salary":1.0}]`},
		{"types", "i,d,b,s,n,f\n 7,1.50,TRUE,x,,2.5\n", 0, f.record(field{"i", types.Int}, field{"d", types.Decimal}, field{"b", types.Boolean}, field{"s", types.String}, field{"n", nilable(types.Int)}, field{"f", types.Union(types.Int, types.Float)}),
			`[{"i":7,"d":1.50,"b":true,"s":"x","n":null,"f":2.5}]`},
		{"optional", "name\nx\n", 0, f.record(field{"name", types.String}, field{"age?", types.String}), `[{"name":"x"}]`},
		{"conversion", "id,name,salary\nUser1,WSO2, 10000s", 0, f.record(person...), "Invalid value: 10000s for the field: 'salary'"},
		{"byte", "b\n300", 0, f.record(field{"b", types.Byte}), "Invalid value: 300 for the field: 'b'"},
		{"additional", "id,name,salary,x\n", 0, f.record(person...), "The csv file contains an additional column - x."},
		{"twice", "id,name,salary,id\n", 0, f.record(person...), "The csv file contains the column more than once - id."},
		{"missing", "id,name\n", 0, f.record(person...), "The csv file does not contain the column - salary."},
		{"missing nilable", "id\n", 0, f.record(field{"id", types.String}, field{"age", nilable(types.String)}), "The csv file does not contain the column - age."},
		{"empty", "id,name,salary\na,,1\n", 0, f.record(person...), "Field 'name' does not support nil value."},
		{"short row", "id,name,salary\na,b\n", 0, f.record(person...), "Field 'salary' does not support nil value."},
		{"long row", "id,name,salary\na,b,1,x\n", 0, f.record(person...), "A row of the csv file has 4 values for 3 columns."},
		{"map", "a\n1\n", 0, types.AnydataMap, "Only 'string[]' and 'record{}' types are supported, but found 'map' "},
	} {
		f.write("x.csv", c.content)
		v, err := f.do("fileReadCsv", s("x.csv"), value.Int(c.skip), typedesc(c.row))
		got := value.ToString(v)
		if e, failed := v.(*value.Error); failed {
			got = e.Message
		}
		if err != nil || got != c.want {
			t.Errorf("%s: %s (%v), want %s", c.name, got, err, c.want)
		}
		if c.skip > 0 {
			continue
		}
		v, err = f.do("fileReadCsvAsStream", s("x.csv"), typedesc(c.row))
		if e, failed := v.(*value.Error); failed {
			got = e.Message
		} else {
			rows, end := f.drained(v)
			if got = "[" + strings.Join(rows, ",") + "]"; end != "" {
				got = end
			}
		}
		if err != nil || got != c.want {
			t.Errorf("%s as a stream: %s (%v), want %s", c.name, got, err, c.want)
		}
	}
	f.fails("no such file or directory", "fileReadCsv", s("none.csv"), value.Int(0), typedesc(types.StringArray))
	f.fails("no such file or directory", "fileReadCsvAsStream", s("none.csv"), typedesc(types.StringArray))
}

func TestWriteCSV(t *testing.T) {
	f := newFixture(t, "")
	row := func(pairs ...any) value.Value { return value.MapOf(types.AnydataMap, pairs...) }
	records := func(rows ...value.Value) value.Value { return value.NewList(f.rt.Env.Array(types.AnydataMap), rows) }
	lists := func(rows ...value.Value) value.Value {
		return value.NewList(f.rt.Env.Array(types.StringArray), rows)
	}
	a, b := row("x", value.Int(1), "y", nil), row("y", s(`say "hi", you`), "x", value.Float(2))
	for _, c := range []struct {
		name    string
		content value.Value
		option  string
		want    string
	}{
		{"lists", lists(strs("a", "b,c"), strs("d")), "OVERWRITE", "a,\"b,c\"\nd\n"},
		{"more lists", lists(strs("e")), "APPEND", "a,\"b,c\"\nd\ne\n"},
		{"records", records(a, b), "OVERWRITE", "x,y\n1,\n2.0,\"say \"\"hi\"\", you\"\n"},
		{"more records keep the header", records(row("y", value.Int(4), "x", value.Int(3))), "APPEND", "x,y\n1,\n2.0,\"say \"\"hi\"\", you\"\n3,4\n"},
		{"no records", records(), "OVERWRITE", "x,y\n1,\n2.0,\"say \"\"hi\"\", you\"\n3,4\n"},
	} {
		f.ok("fileWriteCsv", s("x.csv"), c.content, s(c.option))
		if got := f.read("x.csv"); got != c.want {
			t.Errorf("%s: wrote %q, want %q", c.name, got, c.want)
		}
	}
	f.fails("The CSV file content header count(2) doesn't match with ballerina record field count(1). ", "fileWriteCsv", s("x.csv"), records(row("x", nil)), s("APPEND"))
	f.fails("The CSV file does not contain the header - z. ", "fileWriteCsv", s("x.csv"), records(row("x", nil, "z", nil)), s("APPEND"))
	f.ok("fileWriteCsv", s("new.csv"), records(a), s("APPEND"))
	if got := f.read("new.csv"); got != "x,y\n1,\n" {
		t.Errorf("wrote %q", got)
	}
	if _, err := f.do("fileWriteCsv", s("x.csv"), records(a, row("x", nil)), s("OVERWRITE")); err == nil || !strings.Contains(err.Error(), "KeyNotFound") {
		t.Errorf("a record without a field: %v", err)
	}

	f.ok("fileWriteCsvFromStream", s("s.csv"), stream(types.AnydataMap, nil, a, b), s("OVERWRITE"))
	f.ok("fileWriteCsvFromStream", s("s.csv"), stream(types.AnydataMap, nil, a), s("APPEND"))
	if got := f.read("s.csv"); got != "x,y\n1,\n2.0,\"say \"\"hi\"\", you\"\n1,\n" {
		t.Errorf("wrote %q", got)
	}
	f.ok("fileWriteCsvFromStream", s("t.csv"), stream(types.StringArray, nil, strs("a", "b")), s("OVERWRITE"))
	if got := f.read("t.csv"); got != "a,b\n" {
		t.Errorf("wrote %q", got)
	}
	f.ok("fileWriteCsvFromStream", s("t.csv"), stream(types.StringArray, nil), s("OVERWRITE"))
	if got := f.read("t.csv"); got != "" {
		t.Errorf("an empty stream left %q", got)
	}
	f.fails("broken", "fileWriteCsvFromStream", s("t.csv"), stream(types.StringArray, value.NewError("broken", nil), strs("a")), s("OVERWRITE"))
	f.fails("broken", "fileWriteCsvFromStream", s("t.csv"), stream(types.StringArray, value.NewError("broken", nil)), s("OVERWRITE"))
}

func TestCSVChannels(t *testing.T) {
	f := newFixture(t, "")
	w := f.object("WritableCSVChannel", f.object("WritableCharacterChannel", f.ok("openWritableFile", s("c.txt"), s("OVERWRITE")), s("UTF-8")), s(":"))
	f.ok("WritableCSVChannel.write", w, strs("h1", "h2"))
	f.ok("WritableCSVChannel.write", w, strs("a", "b"))
	f.ok("WritableCSVChannel.close", w)
	f.fails("Record channel is already closed.", "WritableCSVChannel.write", w, strs("a"))
	if got := f.read("c.txt"); got != "h1:h2\na:b\n" {
		t.Errorf("wrote %q", got)
	}
	r := f.object("ReadableCSVChannel", f.chars(f.read("c.txt"), "UTF-8"), s(":"), value.Int(1))
	if f.ok("ReadableCSVChannel.hasNext", r) != value.Boolean(true) || value.ToString(f.ok("ReadableCSVChannel.getNext", r)) != `["a","b"]` {
		t.Error("the record after the header is missing")
	}
	if f.ok("ReadableCSVChannel.hasNext", r) != value.Boolean(false) {
		t.Error("there is a record after the last")
	}
	f.fails("EoF when reading from the channel", "ReadableCSVChannel.getNext", r)
	f.ok("ReadableCSVChannel.close", r)
	f.fails("Record channel is already closed.", "ReadableCSVChannel.close", r)
	f.fails("Record channel is already closed.", "ReadableCSVChannel.getNext", r)

	rows, end := f.drained(f.ok("ReadableCSVChannel.csvStream", f.object("ReadableCSVChannel", f.chars("a\t\"b\tc\"\nd\te", "UTF-8"), s("\t"), value.Int(0))))
	if strings.Join(rows, "") != "[\"a\",\"b\tc\"][\"d\",\"e\"]" || end != "" {
		t.Errorf("read %s, %q", rows, end)
	}

	employee := f.record(field{"id", types.String}, field{"name", types.String}, field{"salary", types.Float})
	content := "User1, WSO2, 10000.50\nUser2, WSO2, 20000.50"
	table := f.ok("ReadableCSVChannel.toTable", f.object("ReadableCSVChannel", f.chars(content, "UTF-8"), s(","), value.Int(0)), typedesc(employee), strs("id")).(*value.Table)
	if table.Len() != 2 || table.Lookup(s("User2")).Field("salary") != value.Float(20000.5) {
		t.Errorf("read %s", value.ToString(table))
	}
	f.fails("failed to process the delimited file: {ballerina/lang.table}KeyConstraintViolation", "ReadableCSVChannel.toTable",
		f.object("ReadableCSVChannel", f.chars(content, "UTF-8"), s(","), value.Int(0)), typedesc(employee), strs("name"))
	f.fails("the row type has no field 'x'", "ReadableCSVChannel.toTable",
		f.object("ReadableCSVChannel", f.chars(content, "UTF-8"), s(","), value.Int(0)), typedesc(employee), strs("x"))
	table = f.ok("ReadableCSVChannel.getTable", f.object("ReadableCSVChannel", f.chars(content, "UTF-8"), s(","), value.Int(0)), typedesc(employee), strs()).(*value.Table)
	if table.Len() != 2 {
		t.Errorf("read %s", value.ToString(table))
	}
}
