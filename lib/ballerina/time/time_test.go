package time

import (
	"strings"
	"testing"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// backend stands in for a back end: error types are error, records open.
type backend struct{}

func (backend) Call(*runtime.Context, *value.Function, []value.Value) (value.Value, error) {
	panic("nothing is called")
}

func (backend) Type(_, name string) types.Type {
	switch {
	case strings.HasSuffix(name, "Error"):
		return types.Error
	case name == "Utc":
		return types.AnyList
	}
	return types.AnyMap
}
func (backend) Class(string, string) *value.Class { return &value.Class{} }
func (backend) Instantiate(*runtime.Context, *value.Class, []value.Value) (value.Value, error) {
	panic("nothing is instantiated")
}

type fixture struct {
	t       *testing.T
	rt      *runtime.Runtime
	externs map[string]runtime.Extern
}

func newFixture(t *testing.T, environ ...string) *fixture {
	f := &fixture{t: t, rt: runtime.New(runtime.Options{Environ: environ})}
	f.rt.Backend = backend{}
	f.externs = bind(runtime.NewModule(f.rt, "ballerina/time"))
	return f
}

func (f *fixture) do(name string, args ...value.Value) (v value.Value, err error) {
	f.t.Helper()
	f.rt.Run(nil, true, func(c *runtime.Context) { v, err = f.externs[name](c, args) })
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

// gives checks a result as toString shows it.
func (f *fixture) gives(want, name string, args ...value.Value) {
	f.t.Helper()
	if got := value.ToString(f.ok(name, args...)); got != want {
		f.t.Errorf("%s gives %s, want %s", name, got, want)
	}
}

// fails checks the message of an error.
func (f *fixture) fails(want, name string, args ...value.Value) {
	f.t.Helper()
	v, err := f.do(name, args...)
	if e, failed := v.(*value.Error); err != nil || !failed || e.Message != want {
		f.t.Errorf("%s gives %s (%v), want the error %q", name, value.ToString(v), err, want)
	}
}

func s(text string) value.Value { return value.Str(text) }

func dec(text string) value.Value {
	d, ok := value.ParseDecimal(text)
	if !ok {
		panic(text)
	}
	return d
}

func (f *fixture) utc(text string) value.Value { return f.ok("utcFromString", s(text)) }

// civil makes a Civil of a date and time and more fields.
func civil(y, mo, d, h, mi int64, more ...any) value.Value {
	pairs := []any{"year", value.Int(y), "month", value.Int(mo), "day", value.Int(d), "hour", value.Int(h), "minute", value.Int(mi)}
	return value.MapOf(types.AnyMap, append(pairs, more...)...)
}

func offset(hours, minutes int64) value.Value {
	return value.MapOf(types.AnyMap, "hours", value.Int(hours), "minutes", value.Int(minutes))
}

func TestUtc(t *testing.T) {
	f := newFixture(t)
	f.gives("[1196676930,0]", "utcFromString", s("2007-12-03T10:15:30.00Z"))
	f.gives("[1196676930,0.12]", "utcFromString", s("2007-12-03T10:15:30.120Z"))
	f.gives("2021-04-12T23:21:11.420Z", "utcToString", f.ok("utcAddSeconds", f.utc("2021-04-12T23:20:50.520Z"), dec("20.900")))
	f.gives("2021-04-12T23:20:50.500Z", "utcToString", f.ok("utcAddSeconds", f.utc("2021-04-12T23:20:51Z"), dec("-0.5")))
	f.gives("86400", "utcDiffSeconds", f.utc("2021-04-12T23:20:50.520Z"), f.utc("2021-04-11T23:20:50.520Z"))
	f.gives("86394.88", "utcDiffSeconds", f.utc("2021-04-12T23:20:50.520Z"), f.utc("2021-04-11T23:20:55.640Z"))
	f.gives("-86394.88", "utcDiffSeconds", f.utc("2021-04-11T23:20:55.640Z"), f.utc("2021-04-12T23:20:50.520Z"))
	f.gives("Mon, 3 Dec 2007 04:45:30 +0000", "utcToEmailString", f.utc("2007-12-03T10:15:30.00+05:30"), s("0"))
	f.gives("Mon, 3 Dec 2007 10:15:30 GMT", "utcToEmailString", f.utc("2007-12-03T10:15:30.00Z"), s("GMT"))
	for precision, length := range map[value.Value]int{nil: 11, value.Int(6): 8, value.Int(3): 5, value.Int(0): 1, value.Int(12): 11} {
		now := f.ok("utcNow", precision).(*value.List)
		if got := value.ToString(now.At(1)); len(got) != length && !strings.Contains(got, "E") {
			t.Errorf("with precision %v the fraction is %s", precision, got)
		}
	}
	a, b := f.ok("monotonicNow").(value.Decimal), f.ok("monotonicNow").(value.Decimal)
	if d, err := value.DecimalSub(b, a); err != nil || strings.HasPrefix(value.FormatDecimal(d), "-") {
		t.Errorf("the clock went from %s to %s", value.FormatDecimal(a), value.FormatDecimal(b))
	}
}

func TestDates(t *testing.T) {
	f := newFixture(t)
	date := func(y, m, d int64) value.Value {
		return value.MapOf(types.AnyMap, "year", value.Int(y), "month", value.Int(m), "day", value.Int(d))
	}
	f.gives("", "dateValidate", date(1994, 11, 7))
	f.fails("Invalid date 'February 29' as '1994' is not a leap year", "dateValidate", date(1994, 2, 29))
	f.gives("1", "dayOfWeek", date(1994, 11, 7))
	f.gives("6", "dayOfWeek", date(2024, 6, 15))
	if _, err := f.do("dayOfWeek", date(1994, 2, 29)); err == nil {
		t.Error("a date that does not exist has a day of the week")
	}
}

func TestCivil(t *testing.T) {
	f := newFixture(t)
	f.gives(`{"timeAbbrev":"Z","dayOfWeek":1,"year":2021,"month":4,"day":12,"hour":23,"minute":20,"second":50.52}`, "utcToCivil", f.utc("2021-04-12T23:20:50.520Z"))
	f.gives(`{"utcOffset":{"hours":5,"minutes":30},"timeAbbrev":"Asia/Colombo","dayOfWeek":1,"year":2021,"month":4,"day":12,"hour":23,"minute":20,"second":50.52}`,
		"civilFromString", s("2021-04-12T23:20:50.520+05:30[Asia/Colombo]"))
	f.gives(`{"utcOffset":{"hours":5,"minutes":30},"timeAbbrev":"Asia/Colombo","dayOfWeek":1,"year":2021,"month":4,"day":12,"hour":23,"minute":20}`,
		"civilFromString", s("2021-04-12T23:20+05:30[Asia/Colombo]"))
	f.gives(`{"utcOffset":{"hours":5,"minutes":30,"seconds":45},"timeAbbrev":"+05:30:45","dayOfWeek":1,"year":2021,"month":4,"day":12,"hour":23,"minute":20,"second":50.52}`,
		"civilFromString", s("2021-04-12T23:20:50.520+05:30:45"))
	f.gives(`{"utcOffset":{"hours":-8,"minutes":-20},"timeAbbrev":"-08:20","dayOfWeek":3,"year":2021,"month":3,"day":10,"hour":19,"minute":51,"second":55}`,
		"civilFromEmailString", s("Wed, 10 Mar 2021 19:51:55 -0820"))

	f.gives("[1618269650,0.52]", "utcFromCivil", civil(2021, 4, 13, 4, 50, "second", dec("50.52"), "timeAbbrev", s("Asia/Colombo"), "utcOffset", offset(5, 30)))
	f.gives("[1618269600,0]", "utcFromCivil", civil(2021, 4, 13, 4, 50, "utcOffset", offset(5, 30)))
	f.gives("[1618269600,0]", "utcFromCivil", civil(2021, 4, 12, 23, 20, "timeAbbrev", s("z")))
	f.fails("Invalid value for MinuteOfHour (valid values 0 - 59): 70", "utcFromCivil", civil(2021, 4, 13, 4, 70, "utcOffset", offset(5, 30)))
	f.fails("civilTime.utcOffset must not be null", "utcFromCivil", civil(2021, 4, 13, 4, 70, "timeAbbrev", s("Asia/Colombo")))

	f.gives("2021-03-05T00:33:28.839564+05:30", "civilToString", civil(2021, 3, 5, 0, 33, "second", dec("28.839564"), "timeAbbrev", s("Asia/Colombo"), "utcOffset", offset(5, 30)))
	f.gives("2021-04-13T04:33+05:30[Asia/Colombo]", "civilToString", civil(2021, 4, 13, 4, 33, "timeAbbrev", s("Asia/Colombo")))
	f.gives("2021-04-12T23:20:50.520Z", "civilToString", civil(2021, 4, 12, 23, 20, "second", dec("50.52"), "timeAbbrev", s("Z")))
	f.fails("the civil value should have either `utcOffset` or `timeAbbrev`", "civilToString", civil(2021, 4, 12, 23, 20))
	f.fails("Invalid value for HourOfDay (valid values 0 - 23): 45", "civilToString", civil(2021, 3, 5, 45, 33, "utcOffset", offset(5, 30)))
	f.fails("Unknown time-zone ID: Bogus/Zone", "civilToString", civil(2021, 3, 5, 4, 33, "timeAbbrev", s("Bogus/Zone")))

	email := civil(2021, 3, 10, 19, 51, "second", dec("55"), "timeAbbrev", s("America/Los_Angeles"), "utcOffset", offset(8, 0))
	f.gives("Wed, 10 Mar 2021 19:51:55 -0800 (PST)", "civilToEmailString", email, s("ZONE_OFFSET_WITH_TIME_ABBREV_COMMENT"))
	f.gives("Wed, 10 Mar 2021 19:51:55 -0800 (PST)", "civilToEmailString", email, s("PREFER_TIME_ABBREV"))
	f.gives("Wed, 10 Mar 2021 19:51:55 +0800", "civilToEmailString", email, s("PREFER_ZONE_OFFSET"))
	gmt := civil(2024, 6, 15, 10, 30, "second", dec("45"), "utcOffset", offset(0, 0), "timeAbbrev", s("GMT"))
	f.gives("Sat, 15 Jun 2024 10:30:45 +0000 (GMT)", "civilToEmailString", gmt, s("ZONE_OFFSET_WITH_TIME_ABBREV_COMMENT"))
	f.gives("Sat, 15 Jun 2024 10:30:00 +0000", "civilToEmailString", civil(2024, 6, 15, 10, 30, "utcOffset", offset(0, 0)), s("ZONE_OFFSET_WITH_TIME_ABBREV_COMMENT"))
	f.gives("Mon, 3 Dec 2007 10:15:30 +0000 (Z)", "civilToEmailString", f.ok("civilFromString", s("2007-12-03T10:15:30.00+00:00")), s("PREFER_TIME_ABBREV"))
	f.fails("civilTime.utcOffset must not be null with time:PREFER_ZONE_OFFSET", "civilToEmailString", civil(2021, 4, 13, 4, 70), s("PREFER_ZONE_OFFSET"))
}

func TestZonesOfPrograms(t *testing.T) {
	f := newFixture(t, "TZ=Asia/Tokyo")
	zone := func(id string) value.Value {
		o := value.NewObject(&value.Class{})
		var arg value.Value
		if id != "" {
			arg = s(id)
		}
		f.ok("TimeZone.init", o, arg)
		return o
	}
	f.fails("Unknown time-zone ID: Invalid/Zone", "TimeZone.init", value.NewObject(&value.Class{}), s("Invalid/Zone"))
	utc := f.utc("2007-12-03T10:15:30.00Z")
	f.gives("", "TimeZone.fixedOffset", zone("Asia/Colombo"))
	f.gives(`{"hours":9,"minutes":0}`, "TimeZone.fixedOffset", zone("Etc/GMT-9"))
	f.gives(`{"hours":-5,"minutes":0}`, "TimeZone.fixedOffset", zone("-05:00"))
	f.gives(`{"timeAbbrev":"Etc/GMT-9","dayOfWeek":1,"year":2007,"month":12,"day":3,"hour":19,"minute":15,"second":30}`, "TimeZone.utcToCivil", zone("Etc/GMT-9"), utc)
	f.gives(`{"timeAbbrev":"Asia/Tokyo","dayOfWeek":1,"year":2007,"month":12,"day":3,"hour":19,"minute":15,"second":30}`, "TimeZone.utcToCivil", zone(""), utc)
	f.gives(`{"utcOffset":{"hours":5,"minutes":30},"timeAbbrev":"+05:30","dayOfWeek":1,"year":2007,"month":12,"day":3,"hour":15,"minute":45,"second":30}`, "TimeZone.utcToCivil", zone("+0530"), utc)
	f.gives("[1615434715,0]", "TimeZone.utcFromCivil", zone("Etc/GMT-9"), civil(2021, 3, 10, 19, 51, "second", dec("55"), "timeAbbrev", s("America/Los_Angeles")))
	f.fails("Abbreviation for the local time is required for the conversion", "TimeZone.utcFromCivil", zone("UTC"), civil(2021, 3, 10, 19, 51))

	none := []any{"years", value.Int(0), "months", value.Int(0), "weeks", value.Int(0), "days", value.Int(0), "hours", value.Int(0), "minutes", value.Int(0), "seconds", dec("0")}
	duration := func(pairs ...any) value.Value {
		d := value.MapOf(types.AnyMap, none...)
		for i := 0; i < len(pairs); i += 2 {
			d.Put(pairs[i].(string), pairs[i+1].(value.Value))
		}
		return d
	}
	for _, c := range []struct {
		zone     string // "" for the function without one
		civil    value.Value
		duration value.Value
		want     string
	}{
		{"", civil(2021, 4, 12, 23, 20, "second", dec("50.52"), "timeAbbrev", s("Z")), duration("years", value.Int(-100), "months", value.Int(-8), "days", value.Int(-5), "hours", value.Int(22), "minutes", value.Int(5), "seconds", dec("-6")), "1920-08-08T21:25:44.520Z"},
		{"", civil(2025, 4, 23, 0, 20, "second", dec("1.2"), "timeAbbrev", s("Asia/Colombo")), duration("years", value.Int(5), "hours", value.Int(3), "minutes", value.Int(8), "seconds", dec("34")), "2030-04-23T03:28:35.200+05:30[Asia/Colombo]"},
		{"", civil(2025, 4, 23, 0, 20, "second", dec("1.2"), "timeAbbrev", s("America/Los_Angeles"), "utcOffset", offset(8, 0)), duration("months", value.Int(10), "days", value.Int(5)), "2026-02-28T00:20:01.200+08:00"},
		{"", civil(2025, 4, 23, 0, 20, "timeAbbrev", s("Z")), duration("weeks", value.Int(2)), "2025-05-07T00:20Z"},
		{"Asia/Colombo", civil(2021, 4, 12, 23, 20, "second", dec("50.52"), "timeAbbrev", s("Z")), duration("years", value.Int(-11), "months", value.Int(-8), "days", value.Int(-30), "hours", value.Int(22), "minutes", value.Int(5), "seconds", dec("-6")), "2009-07-15T02:55:44.520+05:30[Asia/Colombo]"},
		{"Z", civil(2025, 4, 23, 0, 20, "second", dec("1.2"), "timeAbbrev", s("Asia/Colombo")), duration("years", value.Int(4), "months", value.Int(7), "days", value.Int(9), "hours", value.Int(3), "minutes", value.Int(8), "seconds", dec("34")), "2029-12-01T21:58:35.200Z"},
		{"America/Los_Angeles", civil(2030, 4, 23, 0, 20, "second", dec("1.2"), "utcOffset", offset(8, 0)), duration("years", value.Int(3), "months", value.Int(10), "days", value.Int(5), "seconds", dec("55.5")), "2034-02-27T09:20:56.700-08:00[America/Los_Angeles]"},
	} {
		var sum value.Value
		if c.zone == "" {
			sum = f.ok("civilAddDuration", c.civil, c.duration)
		} else {
			sum = f.ok("TimeZone.civilAddDuration", zone(c.zone), c.civil, c.duration)
		}
		f.gives(c.want, "civilToString", sum)
	}
	f.fails("The civil value should have either `utcOffset` or `timeAbbrev`", "civilAddDuration", civil(2021, 4, 12, 23, 20), duration())
	f.fails("Unknown time-zone ID: Colombo", "civilAddDuration", civil(2021, 4, 12, 23, 20, "timeAbbrev", s("Colombo")), duration())
	f.fails("Invalid value for MonthOfYear (valid values 1 - 12): 13", "TimeZone.civilAddDuration", zone("Asia/Colombo"), civil(2025, 13, 23, 0, 20, "utcOffset", offset(8, 0)), duration())
}

func TestExactly(t *testing.T) {
	for _, c := range []struct {
		units int64
		scale int
		want  string
	}{{0, 0, "0"}, {0, 3, "0.000"}, {120, 3, "0.120"}, {7, 0, "7"}, {0, 6, "0.000000"}} {
		if got := value.FormatDecimal(exactly(c.units, c.scale)); got != c.want {
			t.Errorf("exactly(%d, %d) = %s, want %s", c.units, c.scale, got, c.want)
		}
	}
}
