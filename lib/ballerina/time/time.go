// Package time is the library module ballerina/time: instants, civil times,
// time zones, and their texts.
package time

import (
	"embed"
	"errors"
	"strings"
	"time"

	"github.com/woodsbury/decimal128"

	"barre/lib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/time.
var Module = lib.Module{Org: "ballerina", Name: "time", Version: "2.8.0", Sources: sources, Bind: bind}

type module struct {
	*runtime.Module
	begin time.Time // what monotonicNow counts from
	tz    string    // the TZ variable
}

func bind(rm *runtime.Module) map[string]runtime.Extern {
	m := &module{Module: rm, begin: time.Now(), tz: rm.Runtime().Getenv("TZ")}
	return map[string]runtime.Extern{
		"utcNow":               m.utcNow,
		"monotonicNow":         m.monotonicNow,
		"utcFromString":        m.utcFromString,
		"utcToString":          m.utcToString,
		"utcAddSeconds":        m.utcAddSeconds,
		"utcDiffSeconds":       m.utcDiffSeconds,
		"dateValidate":         m.dateValidate,
		"dayOfWeek":            m.dayOfWeek,
		"utcToCivil":           m.utcToCivil,
		"utcFromCivil":         m.utcFromCivil,
		"civilFromString":      m.civilFromString,
		"civilToString":        m.civilToString,
		"utcToEmailString":     m.utcToEmailString,
		"civilFromEmailString": m.civilFromEmailString,
		"civilToEmailString":   m.civilToEmailString,
		"civilAddDuration":     m.civilAddDuration,

		"TimeZone.init":             m.zoneInit,
		"TimeZone.fixedOffset":      m.zoneFixedOffset,
		"TimeZone.utcFromCivil":     m.zoneUtcFromCivil,
		"TimeZone.utcToCivil":       m.zoneUtcToCivil,
		"TimeZone.civilAddDuration": m.zoneCivilAddDuration,
	}
}

func (m *module) formatError(err error) *value.Error {
	return m.Error("FormatError", err.Error(), nil)
}

// decimal gives units of 10^-scale without trailing zeros.
func decimal(units int64, scale int) value.Decimal {
	for scale > 0 && units%10 == 0 {
		units /= 10
		scale--
	}
	return exactly(units, scale)
}

// exactly gives units of 10^-scale with scale digits after the point.
func exactly(units int64, scale int) value.Decimal {
	if units == 0 && scale > 0 {
		// A decimal128 made of 0 has no digits after the point.
		d, _ := value.ParseDecimal("0." + strings.Repeat("0", scale))
		return d
	}
	return value.Decimal{Decimal: decimal128.New(units, -scale)}
}

// nanosOf splits a number of seconds into whole ones, rounded down, and
// nanoseconds.
func nanosOf(d value.Decimal) (seconds, nanos int64, err error) {
	floor := value.DecimalFloor(d)
	seconds, ok := value.DecimalToInt(floor)
	if !ok {
		return 0, 0, errors.New("the seconds are out of range")
	}
	rest, err := value.DecimalSub(d, floor)
	if err != nil {
		return 0, 0, err
	}
	rest, err = value.DecimalMul(rest, value.DecimalFromInt(1e9))
	if err != nil {
		return 0, 0, err
	}
	nanos, _ = value.DecimalToInt(value.DecimalFloor(rest)) // less than 1e9
	return seconds, nanos, nil
}

func decimalOf(v value.Value) value.Decimal {
	d, _ := v.(value.Decimal)
	return d
}

// utc makes an instant.
func (m *module) utc(unix int64, fraction value.Decimal) value.Value {
	return value.NewList(m.Type("Utc"), []value.Value{value.Int(unix), fraction})
}

// instant takes an instant apart; the fraction of a leap second counts into
// the next second.
func instant(v value.Value) (unix int64, nanos int) {
	l := v.(*value.List)
	unix = int64(l.At(0).(value.Int))
	if l.Len() < 2 {
		return unix, 0
	}
	s, n, err := nanosOf(decimalOf(l.At(1)))
	if err != nil {
		return unix, 0
	}
	return unix + s, int(n)
}

func (m *module) utcNow(_ *runtime.Context, args []value.Value) (value.Value, error) {
	now := time.Now()
	digits := int64(9)
	if p, ok := args[0].(value.Int); ok && p >= 0 && p < 9 {
		digits = int64(p)
	}
	nanos := int64(now.Nanosecond())
	for range 9 - digits {
		nanos /= 10
	}
	return m.utc(now.Unix(), exactly(nanos, int(digits))), nil
}

func (m *module) monotonicNow(*runtime.Context, []value.Value) (value.Value, error) {
	return exactly(int64(time.Since(m.begin)), 9), nil
}

func (m *module) utcFromString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	unix, nanos, err := parseInstant(str(args[0]))
	if err != nil {
		return m.formatError(err), nil
	}
	return m.utc(unix, decimal(int64(nanos), 9)), nil
}

func (m *module) utcToString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(instantString(instant(args[0]))), nil
}

func (m *module) utcAddSeconds(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l := args[0].(*value.List)
	sum := decimalOf(args[1])
	if l.Len() > 1 {
		var err error
		if sum, err = value.DecimalAdd(decimalOf(l.At(1)), sum); err != nil {
			return nil, err
		}
	}
	whole := value.DecimalFloor(sum)
	carry, ok := value.DecimalToInt(whole)
	unix := int64(l.At(0).(value.Int))
	if !ok || (unix+carry < unix) != (carry < 0) {
		return nil, value.Panic("{ballerina}NumberOverflow", "the instant is out of range")
	}
	fraction, err := value.DecimalSub(sum, whole)
	if err != nil {
		return nil, err
	}
	return m.utc(unix+carry, fraction), nil
}

func (m *module) utcDiffSeconds(_ *runtime.Context, args []value.Value) (value.Value, error) {
	unix1, nanos1 := instant(args[0])
	unix2, nanos2 := instant(args[1])
	seconds, err := value.DecimalSub(value.DecimalFromInt(unix1), value.DecimalFromInt(unix2))
	if err != nil {
		return nil, err
	}
	return value.DecimalAdd(seconds, decimal(int64(nanos1-nanos2), 9))
}

func (m *module) dateValidate(_ *runtime.Context, args []value.Value) (value.Value, error) {
	d := args[0].(*value.Map)
	if err := checkDate(d.Int("year"), d.Int("month"), d.Int("day")); err != nil {
		return m.formatError(err), nil
	}
	return nil, nil
}

func (m *module) dayOfWeek(_ *runtime.Context, args []value.Value) (value.Value, error) {
	d := args[0].(*value.Map)
	f := fields{year: d.Int("year"), month: d.Int("month"), day: d.Int("day")}
	if err := f.check(); err != nil {
		return nil, m.formatError(err)
	}
	return value.Int(time.Unix(f.local(), 0).UTC().Weekday()), nil
}

// zoneOffset makes a ZoneOffset.
func (m *module) zoneOffset(offset int) value.Value {
	r := m.Record("ZoneOffset")
	r.Put("hours", value.Int(offset/3600))
	r.Put("minutes", value.Int(offset/60%60))
	if s := offset % 60; s != 0 {
		r.Put("seconds", decimal(int64(s), 0))
	}
	return r
}

// civil makes a Civil, with the offset or without.
func (m *module) civil(t *moment, offset bool) *value.Map {
	r := m.Record("Civil")
	if offset {
		r.Put("utcOffset", m.zoneOffset(t.offset))
	}
	r.Put("timeAbbrev", value.Str(t.zone.id))
	c := t.civil()
	r.Put("dayOfWeek", value.Int(c.Weekday()))
	r.Put("year", value.Int(c.Year()))
	r.Put("month", value.Int(c.Month()))
	r.Put("day", value.Int(c.Day()))
	r.Put("hour", value.Int(c.Hour()))
	r.Put("minute", value.Int(c.Minute()))
	if !t.noSecond {
		r.Put("second", decimal(int64(c.Second())*1e9+int64(t.nanos), 9))
	}
	return r
}

// zoneHandling is the program's choice of what tells the zone of a civil time.
type zoneHandling bool

const (
	preferOffset zoneHandling = false
	preferAbbrev zoneHandling = true
)

// moment reads a Civil.
func (m *module) moment(c *value.Map, h zoneHandling) (*moment, error) {
	f := fields{year: c.Int("year"), month: c.Int("month"), day: c.Int("day"), hour: c.Int("hour"), minute: c.Int("minute")}
	var err error
	var nanos int64
	if f.second, nanos, err = nanosOf(decimalOf(c.Field("second"))); err != nil {
		return nil, err
	}
	f.nanos = int(nanos)
	// What is wrong with the time is told before what is wrong with the zone.
	if err := f.check(); err != nil {
		return nil, err
	}
	var z *zone
	if h == preferAbbrev {
		z, err = parseZone(c.Str("timeAbbrev"))
	} else {
		z, err = offsetZone(c)
	}
	if err != nil {
		return nil, err
	}
	return f.in(z, c.Int("which") == 1)
}

// offsetZone is the zone that the utcOffset of a Civil gives.
func offsetZone(c *value.Map) (*zone, error) {
	o, ok := c.Field("utcOffset").(*value.Map)
	if !ok {
		return utcZone(), nil
	}
	seconds, _, err := nanosOf(decimalOf(o.Field("seconds")))
	if err != nil {
		return nil, err
	}
	offset, err := checkOffset(o.Int("hours"), o.Int("minutes"), seconds)
	if err != nil {
		return nil, err
	}
	return fixedZone(offset), nil
}

func (m *module) utcOf(t *moment) value.Value { return m.utc(t.unix(), decimal(int64(t.nanos), 9)) }

func (m *module) utcToCivil(_ *runtime.Context, args []value.Value) (value.Value, error) {
	unix, nanos := instant(args[0])
	return m.civil(at(unix, nanos, utcZone()), false), nil
}

func (m *module) utcFromCivil(_ *runtime.Context, args []value.Value) (value.Value, error) {
	c := args[0].(*value.Map)
	if c.Field("utcOffset") == nil && !strings.EqualFold(c.Str("timeAbbrev"), "z") {
		return m.formatError(errors.New("civilTime.utcOffset must not be null")), nil
	}
	t, err := m.moment(c, preferOffset)
	if err != nil {
		return m.formatError(err), nil
	}
	return m.utcOf(t), nil
}

func (m *module) civilFromString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	t, err := parseCivil(str(args[0]))
	if err != nil {
		return m.formatError(err), nil
	}
	return m.civil(t, t.zone.id != "Z"), nil
}

// handling decides by what is there; message is that of the error when nothing
// is.
func (m *module) handling(c *value.Map, message string) (zoneHandling, *value.Error) {
	switch {
	case c.Field("utcOffset") != nil:
		return preferOffset, nil
	case c.Field("timeAbbrev") != nil:
		return preferAbbrev, nil
	}
	return preferOffset, m.formatError(errors.New(message))
}

func (m *module) civilToString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	c := args[0].(*value.Map)
	h, e := m.handling(c, "the civil value should have either `utcOffset` or `timeAbbrev`")
	if e != nil {
		return e, nil
	}
	t, err := m.moment(c, h)
	if err != nil {
		return m.formatError(err), nil
	}
	return value.Str(t.String()), nil
}

func (m *module) utcToEmailString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	unix, nanos := instant(args[0])
	zone := str(args[1])
	if zone == "0" {
		zone = "+0000"
	}
	return value.Str(at(unix, nanos, utcZone()).emailString(zone)), nil
}

func (m *module) civilFromEmailString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	t, err := parseEmail(str(args[0]))
	if err != nil {
		return m.formatError(err), nil
	}
	return m.civil(t, t.zone.id != "Z"), nil
}

func (m *module) civilToEmailString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	c, handling := args[0].(*value.Map), str(args[1])
	if c.Field("utcOffset") == nil && handling != "PREFER_TIME_ABBREV" {
		return m.formatError(errors.New("civilTime.utcOffset must not be null with time:" + handling)), nil
	}
	h := preferAbbrev
	if handling == "PREFER_ZONE_OFFSET" || handling == "ZONE_OFFSET_WITH_TIME_ABBREV_COMMENT" && c.Str("timeAbbrev") == "" {
		h = preferOffset
	}
	t, err := m.moment(c, h)
	if err != nil {
		return m.formatError(err), nil
	}
	zone := emailOffset(t.offset)
	if h == preferAbbrev {
		zone += " (" + t.zone.abbreviation(t.unix()) + ")"
	}
	return value.Str(t.emailString(zone)), nil
}

func durationOf(d *value.Map) (duration, error) {
	s, n, err := nanosOf(decimalOf(d.Field("seconds")))
	return duration{years: d.Int("years"), months: d.Int("months"), weeks: d.Int("weeks"), days: d.Int("days"),
		hours: d.Int("hours"), minutes: d.Int("minutes"), seconds: s, nanos: n}, err
}

// add is civilAddDuration, in a zone or in that of the civil time.
func (m *module) add(c, d *value.Map, in *zone) (value.Value, error) {
	h, e := m.handling(c, "The civil value should have either `utcOffset` or `timeAbbrev`")
	if e != nil {
		return e, nil
	}
	t, err := m.moment(c, h)
	if err != nil {
		return m.formatError(err), nil
	}
	if in != nil {
		t = at(t.unix(), t.nanos, in)
	}
	du, err := durationOf(d)
	if err == nil {
		t, err = t.plus(du)
	}
	if err != nil {
		return m.formatError(err), nil
	}
	return m.civil(t, t.zone.numeric), nil
}

func (m *module) civilAddDuration(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return m.add(args[0].(*value.Map), args[1].(*value.Map), nil)
}

func zoneNative(v value.Value) *zone { return v.(*value.Object).Native.(*zone) }

func (m *module) zoneInit(_ *runtime.Context, args []value.Value) (value.Value, error) {
	if args[1] == nil {
		args[0].(*value.Object).Native = systemZone(m.tz)
		return nil, nil
	}
	z, err := parseZone(str(args[1]))
	if err != nil {
		return m.formatError(err), nil
	}
	args[0].(*value.Object).Native = z
	return nil, nil
}

func (m *module) zoneFixedOffset(_ *runtime.Context, args []value.Value) (value.Value, error) {
	offset, ok := zoneNative(args[0]).fixed()
	if !ok {
		return nil, nil
	}
	return m.zoneOffset(offset), nil
}

func (m *module) zoneUtcFromCivil(_ *runtime.Context, args []value.Value) (value.Value, error) {
	c := args[1].(*value.Map)
	if c.Field("timeAbbrev") == nil {
		return m.formatError(errors.New("Abbreviation for the local time is required for the conversion")), nil
	}
	t, err := m.moment(c, preferAbbrev)
	if err != nil {
		return m.formatError(err), nil
	}
	return m.utcOf(t), nil
}

func (m *module) zoneUtcToCivil(_ *runtime.Context, args []value.Value) (value.Value, error) {
	z := zoneNative(args[0])
	unix, nanos := instant(args[1])
	return m.civil(at(unix, nanos, z), z.numeric), nil
}

func (m *module) zoneCivilAddDuration(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return m.add(args[1].(*value.Map), args[2].(*value.Map), zoneNative(args[0]))
}

func str(v value.Value) string {
	if s, ok := v.(*value.String); ok {
		return s.String()
	}
	return ""
}
