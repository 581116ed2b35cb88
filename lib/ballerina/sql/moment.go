package sql

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"barre/types"
	"barre/value"
)

// The names that messages give to dates and times: the SQL type and the record
// that goes with it.
func (k Kind) names() (sql, record string) {
	switch k {
	case KindDate:
		return "SQL Date", "Date"
	case KindTime:
		return "SQL Time", "TimeOfDay"
	case KindTimeTZ:
		return "SQL Time with Timezone", "TimeOfDay"
	case KindTimestampTZ:
		return "SQL Timestamp with Timezone", "Civil"
	}
	return "SQL Timestamp", "Civil"
}

// moment converts a date, a time or both, to a string or to a type of the time
// module.
func (cv *converter) moment(col *Column, n int, raw any, t types.Type) (value.Value, error) {
	b := t.Basics() &^ types.BNil
	wide := types.IsSubtype(types.Anydata, t)
	if b&types.BString != 0 && (wide || b&(types.BMapping|types.BList) == 0 || !cv.momentFits(col.Kind, t)) {
		return value.Str(momentText(col.Kind, raw)), nil
	}
	if !cv.momentFits(col.Kind, t) {
		sql, record := col.Kind.names()
		return nil, dataFailure("TypeMismatchError", "The ballerina type expected for '%s' type is 'time:%s' but found type '%s'.", sql, record, t)
	}
	c, err := readMoment(col.Kind, raw)
	if err != nil {
		return nil, broken(col, n, momentText(col.Kind, raw), "time:"+second(col.Kind.names()), err.Error())
	}
	v := cv.utc(c)
	if _, record := col.Kind.names(); b&types.BMapping != 0 && fitsFrozen(cv.timeType(record), t) {
		v = cv.record(col.Kind, c)
	}
	if !value.Is(v, t) {
		v = value.CloneReadOnly(v)
	}
	return v, nil
}

func second(_, s string) string { return s }

// fitsFrozen tells whether t has the values of x, the immutable ones at least.
func fitsFrozen(x, t types.Type) bool { return types.IsSubtype(types.Intersect(x, types.Readonly), t) }

// momentFits tells whether t can hold a value of the time module that goes
// with kind k.
func (cv *converter) momentFits(k Kind, t types.Type) bool {
	_, record := k.names()
	if t.Basics()&types.BMapping != 0 && fitsFrozen(cv.timeType(record), t) {
		return true
	}
	return (k == KindTimestamp || k == KindTimestampTZ) && t.Basics()&types.BList != 0 && fitsFrozen(cv.timeType("Utc"), t)
}

// momentText is a date or time as text.
func momentText(k Kind, raw any) string {
	if t, ok := raw.(time.Time); ok {
		switch k {
		case KindDate:
			return t.Format("2006-01-02")
		case KindTime:
			return t.Format("15:04:05.999999999")
		case KindTimeTZ:
			return t.Format("15:04:05.999999999-07:00")
		case KindTimestampTZ:
			return t.Format("2006-01-02T15:04:05.999999999-07:00")
		}
		return timestampText(t.Format("2006-01-02 15:04:05.999999999"))
	}
	s := text(raw)
	switch k {
	case KindTimestamp:
		return timestampText(s)
	case KindTime:
		return trimFraction(s)
	}
	return s
}

// timestampText writes a fraction with the digits it needs, at least one.
func timestampText(s string) string {
	if s = trimFraction(s); !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

func trimFraction(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// readMoment takes a date or time apart. The error says what is wrong with it.
func readMoment(k Kind, raw any) (Civil, error) {
	if t, ok := raw.(time.Time); ok {
		c := Civil{Year: t.Year(), Month: int(t.Month()), Day: t.Day(), Hour: t.Hour(), Minute: t.Minute()}
		c.Second, _ = value.ParseDecimal(trimFraction(fmt.Sprintf("%d.%09d", t.Second(), t.Nanosecond())))
		if k == KindTimestampTZ || k == KindTimeTZ {
			_, c.Offset = t.Zone()
			c.HasOffset = true
		}
		return c, nil
	}
	s := text(raw)
	var c Civil
	date, clock := s, ""
	switch k {
	case KindTime, KindTimeTZ:
		date, clock = "", s
	case KindTimestamp, KindTimestampTZ:
		if i := strings.IndexAny(s, " T"); i >= 0 {
			date, clock = s[:i], s[i+1:]
		}
	}
	if date != "" {
		f := strings.SplitN(date, "-", 3)
		ok := len(f) == 3
		for i, p := range []*int{&c.Year, &c.Month, &c.Day} {
			if ok {
				v, err := strconv.ParseUint(f[i], 10, 16)
				ok = err == nil
				*p = int(v)
			}
		}
		switch {
		case !ok:
			return c, fmt.Errorf("it is not a date")
		case c.Month == 0 || c.Day == 0:
			return c, fmt.Errorf("a date of zeros is no date")
		}
	}
	if k == KindDate {
		return c, nil
	}
	if i := strings.LastIndexAny(clock, "+-"); i > 0 {
		off, err := parseOffset(clock[i:])
		if err != nil {
			return c, err
		}
		c.Offset, c.HasOffset, clock = off, true, clock[:i]
	} else if rest, ok := strings.CutSuffix(clock, "Z"); ok {
		c.HasOffset, clock = true, rest
	}
	f := strings.Split(clock, ":")
	if clock == "" {
		f = []string{"0", "0", "0"}
	}
	if len(f) != 3 {
		return c, fmt.Errorf("it is not a time of day")
	}
	h, err := strconv.ParseUint(f[0], 10, 16)
	m, err2 := strconv.ParseUint(f[1], 10, 16)
	sec, ok := value.ParseDecimal(trimFraction(f[2]))
	if err != nil || err2 != nil || !ok || h > 23 || m > 59 {
		return c, fmt.Errorf("it is not a time of day")
	}
	c.Hour, c.Minute, c.Second = int(h), int(m), sec
	return c, nil
}

func parseOffset(s string) (int, error) {
	sign := 1
	if s[0] == '-' {
		sign = -1
	}
	h, m, _ := strings.Cut(s[1:], ":")
	if m == "" && len(h) == 4 {
		h, m = h[:2], h[2:]
	}
	hours, err := strconv.ParseUint(h, 10, 8)
	if err != nil {
		return 0, fmt.Errorf("its offset is not one of hours and minutes")
	}
	var minutes uint64
	if m != "" {
		if minutes, err = strconv.ParseUint(m[:min(2, len(m))], 10, 8); err != nil {
			return 0, fmt.Errorf("its offset is not one of hours and minutes")
		}
	}
	return sign * int(hours*3600+minutes*60), nil
}

// record makes the record of the time module that goes with kind k.
func (cv *converter) record(k Kind, c Civil) value.Value {
	_, name := k.names()
	m := value.NewMap(cv.timeType(name))
	if name != "TimeOfDay" {
		m.Put("year", value.Int(c.Year))
		m.Put("month", value.Int(c.Month))
		m.Put("day", value.Int(c.Day))
	}
	if name != "Date" {
		m.Put("hour", value.Int(c.Hour))
		m.Put("minute", value.Int(c.Minute))
		m.Put("second", c.Second)
	}
	if c.HasOffset {
		z := value.NewMap(cv.timeType("ZoneOffset"))
		z.Put("hours", value.Int(c.Offset/3600))
		z.Put("minutes", value.Int(c.Offset%3600/60))
		if types.IsReadonly(z.Type()) {
			z.Freeze()
		}
		m.Put("utcOffset", z)
		m.Put("timeAbbrev", value.Str(offsetText(c.Offset)))
	}
	return m
}

func offsetText(s int) string {
	sign := '+'
	if s < 0 {
		sign, s = '-', -s
	}
	return fmt.Sprintf("%c%02d:%02d", sign, s/3600, s%3600/60)
}

// utc makes a time:Utc: seconds since the epoch and a fraction of a second.
func (cv *converter) utc(c Civil) value.Value {
	t := c.Time(cv.loc)
	frac, _ := value.ParseDecimal(trimFraction(fmt.Sprintf("0.%09d", t.Nanosecond())))
	l := value.NewList(cv.timeType("Utc"), []value.Value{value.Int(t.Unix()), frac})
	l.Freeze()
	return l
}
