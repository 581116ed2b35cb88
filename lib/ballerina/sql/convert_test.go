package sql

import (
	"testing"
	"time"

	"barre/lib/ballerina/sql/sqltest"
	"barre/types"
	"barre/value"
)

func TestMoments(t *testing.T) {
	p := sqltest.New(t)
	cv := newConverter(p.RT, time.FixedZone("", 3600))
	zoned := time.Date(2008, 8, 8, 20, 8, 8, 500_000_000, time.FixedZone("", 8*3600))
	west := time.Date(2008, 8, 8, 20, 8, 8, 0, time.FixedZone("", -(3*3600+1800)))
	for _, x := range []struct {
		kind Kind
		raw  any
		t    string // of the time module, "" for string
		want string
	}{
		{KindDate, "2017-02-03", "", `"2017-02-03"`},
		{KindDate, []byte("2017-02-03"), "Date", `{"year":2017,"month":2,"day":3}`},
		{KindDate, zoned, "", `"2008-08-08"`},
		{KindTime, "11:35:45.120000", "", `"11:35:45.12"`},
		{KindTime, "11:35:45", "TimeOfDay", `{"hour":11,"minute":35,"second":45d}`},
		{KindTimestamp, "2017-02-03 11:53:00", "", `"2017-02-03 11:53:00.0"`},
		{KindTimestamp, "2017-02-03 11:53:00.250", "Civil", `{"year":2017,"month":2,"day":3,"hour":11,"minute":53,"second":0.25d}`},
		{KindTimestamp, "2017-02-03 11:53:00", "Utc", `[1486119180,0d]`},
		{KindTimestampTZ, zoned, "", `"2008-08-08T20:08:08.5+08:00"`},
		{KindTimestampTZ, zoned, "Civil", `{"year":2008,"month":8,"day":8,"hour":20,"minute":8,"second":8.5d,"utcOffset":{"hours":8,"minutes":0},"timeAbbrev":"+08:00"}`},
		{KindTimestampTZ, zoned, "Utc", `[1218197288,0.5d]`},
		{KindTimestampTZ, "2008-08-08T20:08:08.5+08:00", "Utc", `[1218197288,0.5d]`},
		{KindTimeTZ, west, "", `"20:08:08-03:30"`},
		{KindTimeTZ, west, "TimeOfDay", `{"hour":20,"minute":8,"second":8d,"utcOffset":{"hours":-3,"minutes":-30},"timeAbbrev":"-03:30"}`},
		{KindTimeTZ, "20:08:08-03:30", "TimeOfDay", `{"hour":20,"minute":8,"second":8d,"utcOffset":{"hours":-3,"minutes":-30},"timeAbbrev":"-03:30"}`},
	} {
		typ := types.String
		if x.t != "" {
			typ = p.Type("ballerina/time." + x.t)
		}
		v, err := cv.convert(&Column{Label: "c", Kind: x.kind, SQL: "X"}, 1, x.raw, typ, nil)
		if err != nil {
			t.Errorf("%v as %s: %v", x.raw, typ, err)
			continue
		}
		if got := value.ToBalString(v); got != x.want {
			t.Errorf("%v as %s is %s, want %s", x.raw, typ, got, x.want)
		}
	}
	for _, x := range []struct {
		kind Kind
		raw  string
		t    string
	}{
		{KindDate, "0000-00-00", "Date"}, {KindDate, "today", "Date"}, {KindTime, "100:00:00", "TimeOfDay"}, {KindTime, "-01:00:00", "TimeOfDay"},
		{KindTimestamp, "2017-02-03 11:53", "Civil"}, {KindTimeTZ, "20:08:08-x", "TimeOfDay"},
	} {
		v, err := cv.convert(&Column{Kind: x.kind}, 1, x.raw, p.Type("ballerina/time."+x.t), nil)
		if err == nil {
			t.Errorf("%s is taken for a %s: %s", x.raw, x.t, value.ToBalString(v))
		}
	}
	frozen := types.Intersect(p.Type("ballerina/time.Civil"), types.Readonly)
	v, err := cv.convert(&Column{Kind: KindTimestamp}, 1, "2017-02-03 11:53:00", frozen, nil)
	if err != nil || !value.Is(v, frozen) {
		t.Errorf("an immutable time:Civil is %v, %v", v, err)
	}
}

func TestTextAsStructure(t *testing.T) {
	p := sqltest.New(t)
	cv := newConverter(p.RT, time.UTC)
	col := &Column{Label: "c", Kind: KindText, SQL: "VARCHAR"}
	point := p.Record("Point", types.Never, types.Field{Name: "x", Type: types.Int})
	for _, x := range []struct {
		t    types.Type
		text string
		want string
	}{
		{types.JSON, `{"x":1}`, `{"x":1}`}, {types.JSON, `"s"`, `"s"`}, {types.Anydata, `{"x":1}`, `"{\"x\":1}"`},
		{point, `{"x":1}`, `{"x":1}`}, {p.Env.Array(types.Int), "[1,2]", "[1,2]"}, {types.XML, "<a>b</a>", "xml`<a>b</a>`"},
	} {
		v, err := cv.convert(col, 1, x.text, x.t, nil)
		if err != nil {
			t.Errorf("%s as %s: %v", x.text, x.t, err)
		} else if got := value.ToBalString(v); got != x.want {
			t.Errorf("%s as %s is %s, want %s", x.text, x.t, got, x.want)
		}
	}
	for _, x := range []struct {
		t    types.Type
		text string
	}{{types.JSON, `{"q}`}, {point, `{"x":"a"}`}, {types.XML, "<a>"}} {
		if v, err := cv.convert(col, 1, x.text, x.t, nil); err == nil {
			t.Errorf("%s as %s is %s", x.text, x.t, value.ToBalString(v))
		}
	}
	if KindText.accepts(types.ByteArray) || KindText.accepts(types.Int) || !KindText.accepts(types.JSON) {
		t.Error("text goes to the wrong types")
	}
}

func TestSignificant(t *testing.T) {
	for s, want := range map[string]int{"0": 0, "0.10": 1, "-12.50": 3, "1000": 1, "1000.1": 5, "0012": 2, "0.0005": 1, "99999999999999999999999999999999999": 35} {
		if got := significant(s); got != want {
			t.Errorf("%s has %d digits, want %d", s, got, want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{"2017-02-03", "2017-2-3", "2016-02-29"} {
		if _, ok := parseDate(s); !ok {
			t.Errorf("%s is not taken for a date", s)
		}
	}
	for _, s := range []string{"", "hi", "2017/2/3", "2017-13-01", "2017-02-29", "17-02-03", "2021-12-18+8.00"} {
		if _, ok := parseDate(s); ok {
			t.Errorf("%s is taken for a date", s)
		}
	}
}

func FuzzReadMoment(f *testing.F) {
	for _, s := range []string{"2017-02-03", "11:35:45.5", "2017-02-03 11:53:00", "2008-08-08T20:08:08.5+08:00", "20:08:08-0330", "0000-00-00", ":::", "-", "+", "1-1-1 1:1:1Z"} {
		for k := KindDate; k <= KindTimestampTZ; k++ {
			f.Add(s, uint8(k))
		}
	}
	f.Fuzz(func(t *testing.T, s string, k uint8) {
		kind := KindDate + Kind(k)%5
		momentText(kind, s)
		c, err := readMoment(kind, s)
		if err == nil && kind != KindDate && (c.Hour > 23 || c.Minute > 59) {
			t.Errorf("%q is %+v", s, c)
		}
	})
}
