package time

import (
	"strings"
	"testing"
)

func zoneOf(t *testing.T, id string) *zone {
	t.Helper()
	z, err := parseZone(id)
	if err != nil {
		t.Fatalf("zone %s: %v", id, err)
	}
	return z
}

func TestParseCivil(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2021-04-12T23:20:50.520Z", "2021-04-12T23:20:50.520Z"},
		{"2021-04-12T23:20:50.520+05:30[Asia/Colombo]", "2021-04-12T23:20:50.520+05:30[Asia/Colombo]"},
		{"2021-04-12T23:20+05:30[Asia/Colombo]", "2021-04-12T23:20+05:30[Asia/Colombo]"},
		{"2021-04-12T23:20:50.520+05", "2021-04-12T23:20:50.520+05:00"},
		{"2021-04-12T23:20:50.520+05:30:45", "2021-04-12T23:20:50.520+05:30:45"},
		{"2021-04-12t23:20:50z", "2021-04-12T23:20:50Z"},
		{"2021-04-12T23:20:50.1234567Z", "2021-04-12T23:20:50.123456700Z"},
		// The offset tells the instant, the zone how to show it.
		{"2021-04-12T12:00:00Z[Asia/Tokyo]", "2021-04-12T21:00+09:00[Asia/Tokyo]"},
		{"-0044-03-15T12:00Z", "-0044-03-15T12:00Z"},
		{"+12345-03-15T12:00Z", "+12345-03-15T12:00Z"},
	} {
		m, err := parseCivil(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
		} else if got := m.String(); got != c.want {
			t.Errorf("%s became %s, want %s", c.in, got, c.want)
		}
	}
	for _, c := range []struct{ in, want string }{
		{"2021-04-12T23:20:50.520.05:30:45", "Text '2021-04-12T23:20:50.520.05:30:45' could not be parsed at index 23"},
		{"garbage", "Text 'garbage' could not be parsed at index 0"},
		{"2021-13-12T23:20:50Z", "Text '2021-13-12T23:20:50Z' could not be parsed: Invalid value for MonthOfYear (valid values 1 - 12): 13"},
		{"2021-04-12T23:20:50Zx", "Text '2021-04-12T23:20:50Zx' could not be parsed, unparsed text found at index 20"},
		{"", "Text '' could not be parsed at index 0"},
	} {
		if _, err := parseCivil(c.in); err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.in, err, c.want)
		}
	}
}

func TestInstant(t *testing.T) {
	for in, want := range map[string]string{
		"2007-12-03T10:15:30.00Z":        "2007-12-03T10:15:30Z",
		"2007-12-03T10:15:30.00+05:30":   "2007-12-03T04:45:30Z",
		"2024-06-15T10:30:45.5Z":         "2024-06-15T10:30:45.500Z",
		"2024-06-15T10:30:45.123456Z":    "2024-06-15T10:30:45.123456Z",
		"2024-06-15T10:30:45.123456789Z": "2024-06-15T10:30:45.123456789Z",
		"1969-12-31T23:59:59.5Z":         "1969-12-31T23:59:59.500Z",
	} {
		unix, nanos, err := parseInstant(in)
		if err != nil || instantString(unix, nanos) != want {
			t.Errorf("%s became %s (%v), want %s", in, instantString(unix, nanos), err, want)
		}
	}
	_, _, err := parseInstant("2007-12-0310:15:30.00Z")
	if err == nil || err.Error() != "The provided string '2007-12-0310:15:30.00Z' does not adhere to the expected RFC 3339 format 'YYYY-MM-DDTHH:MM:SS.SSZ'. " {
		t.Error(err)
	}
}

func TestCheckDate(t *testing.T) {
	for _, c := range []struct {
		y, m, d int64
		want    string
	}{
		{1994, 11, 7, ""},
		{2000, 2, 29, ""},
		{1994, 2, 29, "Invalid date 'February 29' as '1994' is not a leap year"},
		{1900, 2, 29, "Invalid date 'February 29' as '1900' is not a leap year"},
		{1994, 50, 10, "Invalid value for MonthOfYear (valid values 1 - 12): 50"},
		{1994, 4, 60, "Invalid value for DayOfMonth (valid values 1 - 28/31): 60"},
		{1994, 4, 31, "Invalid date 'APRIL 31'"},
	} {
		err := checkDate(c.y, c.m, c.d)
		if c.want == "" && err != nil || c.want != "" && (err == nil || err.Error() != c.want) {
			t.Errorf("%d-%d-%d: %v, want %q", c.y, c.m, c.d, err, c.want)
		}
	}
}

func TestZones(t *testing.T) {
	for in, want := range map[string]string{
		"Z": "Z", "+05:30": "+05:30", "+0530": "+05:30", "-08": "-08:00", "+5": "+05:00", "+05:30:15": "+05:30:15",
		"UTC": "UTC", "GMT": "GMT", "UTC+2": "UTC+02:00", "GMT-0130": "GMT-01:30", "UT+0": "UT",
		"Asia/Colombo": "Asia/Colombo", "Etc/GMT-9": "Etc/GMT-9", "Greenwich": "Greenwich", "EST": "EST", "+00:00": "Z",
	} {
		if got := zoneOf(t, in).id; got != want {
			t.Errorf("zone %s has id %s, want %s", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"Colombo":      "Unknown time-zone ID: Colombo",
		"Invalid/Zone": "Unknown time-zone ID: Invalid/Zone",
		"Local":        "Unknown time-zone ID: Local",
		"../etc/x":     "Invalid ID for region-based ZoneId, invalid format: ../etc/x",
		"":             "Invalid ID for region-based ZoneId, invalid format: ",
		"+25:00":       "Zone offset hours not in valid range: value 25 is not in the range -18 to 18",
		"+12:99":       "Zone offset minutes not in valid range: value 99 is not in the range -59 to 59",
		"+2400":        "Zone offset hours not in valid range: value 24 is not in the range -18 to 18",
		"+1a:30":       "Invalid ID for region-based ZoneId, invalid format: +1a:30",
	} {
		if _, err := parseZone(in); err == nil || err.Error() != want {
			t.Errorf("zone %q: %v, want %s", in, err, want)
		}
	}
	for id, want := range map[string]int{"Etc/GMT-9": 9 * 3600, "Greenwich": 0, "UTC": 0, "+05:30": 19800} {
		if got, ok := zoneOf(t, id).fixed(); !ok || got != want {
			t.Errorf("zone %s: fixed %d %v, want %d", id, got, ok, want)
		}
	}
	for _, id := range []string{"Asia/Colombo", "Europe/London", "America/New_York", "Asia/Tokyo", "Africa/Abidjan"} {
		if _, ok := zoneOf(t, id).fixed(); ok {
			t.Errorf("zone %s is said to be fixed", id)
		}
	}
}

func TestGapsAndOverlaps(t *testing.T) {
	z := zoneOf(t, "America/New_York")
	for _, c := range []struct {
		f     fields
		later bool
		want  string
	}{
		{fields{year: 2021, month: 3, day: 14, hour: 2, minute: 30}, false, "2021-03-14T03:30-04:00[America/New_York]"},
		{fields{year: 2021, month: 11, day: 7, hour: 1, minute: 30}, false, "2021-11-07T01:30-04:00[America/New_York]"},
		{fields{year: 2021, month: 11, day: 7, hour: 1, minute: 30}, true, "2021-11-07T01:30-05:00[America/New_York]"},
		{fields{year: 2021, month: 7, day: 7, hour: 1, minute: 30}, true, "2021-07-07T01:30-04:00[America/New_York]"},
		{fields{year: 2021, month: 3, day: 14, hour: 3, minute: 0}, false, "2021-03-14T03:00-04:00[America/New_York]"},
		{fields{year: 2021, month: 3, day: 14, hour: 1, minute: 59}, false, "2021-03-14T01:59-05:00[America/New_York]"},
	} {
		m, err := c.f.in(z, c.later)
		if err != nil || m.String() != c.want {
			t.Errorf("%+v: %v (%v), want %s", c.f, m, err, c.want)
		}
	}
}

func TestPlus(t *testing.T) {
	for _, c := range []struct {
		in, zone string
		d        duration
		want     string
	}{
		{"2025-06-02T10:30:00Z", "", duration{years: -1, months: -8, days: -5, hours: -3, minutes: -5, seconds: -6}, "2023-09-27T07:24:54Z"},
		{"2024-02-27T22:30:30.00+02:00", "", duration{days: 3, hours: 1, minutes: 29, seconds: 30}, "2024-03-02T00:00+02:00"},
		{"1972-12-31T23:59:59+05:30", "", duration{months: 15, days: 30, seconds: 1}, "1974-05-01T00:00+05:30"},
		{"2025-05-22T08:30:04.67Z", "", duration{years: -1, months: 4, hours: -23, minutes: 5, seconds: -1}, "2024-09-21T09:35:03.670Z"},
		{"2025-06-02T10:30:00+05:30", "Greenwich", duration{years: -1, months: -8, days: -5, hours: -3, minutes: -5, seconds: -6}, "2023-09-27T01:54:54Z[Greenwich]"},
		{"2025-06-02T10:30:00+05:30", "Etc/GMT-9", duration{years: -1, months: -8, days: -5, hours: -3, minutes: -5, seconds: -6}, "2023-09-27T10:54:54+09:00[Etc/GMT-9]"},
		{"2025-05-22T08:30:04.67Z", "Asia/Tokyo", duration{years: 1, months: -4, days: 3, hours: 25, minutes: -5, seconds: 111}, "2026-01-26T18:26:55.670+09:00[Asia/Tokyo]"},
		{"2030-04-23T00:20:01.2+08:00", "America/Los_Angeles", duration{years: 3, months: 10, days: 5, seconds: 55, nanos: 5e8}, "2034-02-27T09:20:56.700-08:00[America/Los_Angeles]"},
		{"2011-04-23T00:20:01.2+08:00", "America/Los_Angeles", duration{months: 10, days: 6, seconds: 9, nanos: 34e7}, "2012-02-28T09:20:10.540-08:00[America/Los_Angeles]"},
		{"2024-01-31T00:00Z", "", duration{months: 1}, "2024-02-29T00:00Z"},
		{"2024-01-31T00:00Z", "", duration{weeks: 1}, "2024-02-07T00:00Z"},
		{"2024-01-31T00:00:00.5Z", "", duration{nanos: -6e8}, "2024-01-30T23:59:59.900Z"},
	} {
		m, err := parseCivil(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if c.zone != "" {
			m = at(m.unix(), m.nanos, zoneOf(t, c.zone))
		}
		r, err := m.plus(c.d)
		if err != nil || r.String() != c.want {
			t.Errorf("%s in %q plus %+v = %v (%v), want %s", c.in, c.zone, c.d, r, err, c.want)
		}
	}
}

func TestEmail(t *testing.T) {
	for in, want := range map[string]string{
		"Wed, 10 Mar 2021 19:51:55 -0800 (PST)": "2021-03-10T19:51:55-08:00[America/Los_Angeles]",
		"Wed, 10 Mar 2021 19:51:55 -0820":       "2021-03-10T19:51:55-08:20",
		"Mon, 3 Dec 2007 10:15:30 GMT":          "2007-12-03T10:15:30Z[GMT]",
		"Mon, 3 Jun 2024 08:00:00 +0000":        "2024-06-03T08:00Z",
		"03 Jun 2024 08:00 +0000":               "2024-06-03T08:00Z",
		"Mon, 3 Jun 2024 08:00:00 +0530 (home)": "2024-06-03T08:00+05:30",
	} {
		m, err := parseEmail(in)
		if err != nil || m.String() != want {
			t.Errorf("%s: %v (%v), want %s", in, m, err, want)
		}
	}
	for in, want := range map[string]string{
		"Wed, 10 2021 19:51:55 -0800 (PST)": "could not be parsed at index 8",
		"not a date":                        "could not be parsed at index 0",
		"Tue, 3 Jun 2024 08:00:00 +0000":    "the day of the week",
		"Mon, 3 Jun 2024 08:00:00":          "could not be parsed at index 24",
	} {
		if _, err := parseEmail(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
	m, _ := parseCivil("2007-12-03T15:45:30+05:30[Asia/Colombo]")
	if got := m.zone.abbreviation(m.unix()); got != "IST" {
		t.Errorf("Asia/Colombo is abbreviated %s", got)
	}
}

func TestSystemZone(t *testing.T) {
	if got := systemZone("Asia/Tokyo").id; got != "Asia/Tokyo" {
		t.Errorf("TZ=Asia/Tokyo gives %s", got)
	}
	if systemZone("No/Where") == nil || systemZone("") == nil {
		t.Error("no zone")
	}
}

func FuzzParse(f *testing.F) {
	f.Add("2021-04-12T23:20:50.520+05:30[Asia/Colombo]")
	f.Add("Wed, 10 Mar 2021 19:51:55 -0800 (PST)")
	f.Fuzz(func(t *testing.T, s string) {
		if m, err := parseCivil(s); err == nil {
			again, err := parseCivil(m.String())
			if err != nil || again.unix() != m.unix() || again.String() != m.String() {
				t.Fatalf("%q became %s became %v (%v)", s, m, again, err)
			}
		}
		if m, err := parseEmail(s); err == nil {
			_ = m.emailString(emailOffset(m.offset))
		}
		_, _, _ = parseInstant(s)
	})
}
