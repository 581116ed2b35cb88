package time

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// moment is a date and time of day in a zone.
type moment struct {
	local  int64 // seconds since the epoch as if the local time were UTC
	nanos  int   // 0 to 999999999
	zone   *zone
	offset int // in force, in seconds
	// noSecond says that the text the moment was read from has no seconds.
	noSecond bool
}

func (m *moment) unix() int64 { return m.local - int64(m.offset) }

// fields is a civil time before it is checked.
type fields struct {
	year, month, day, hour, minute int64
	second                         int64
	nanos                          int
}

var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// checkDate validates a date of the proleptic Gregorian calendar.
func checkDate(year, month, day int64) error {
	switch {
	case year < -999999999 || year > 999999999:
		return fmt.Errorf("Invalid value for Year (valid values -999999999 - 999999999): %d", year)
	case month < 1 || month > 12:
		return fmt.Errorf("Invalid value for MonthOfYear (valid values 1 - 12): %d", month)
	case day < 1 || day > 31:
		return fmt.Errorf("Invalid value for DayOfMonth (valid values 1 - 28/31): %d", day)
	}
	if day <= daysIn(year, month) {
		return nil
	}
	if day == 29 {
		return fmt.Errorf("Invalid date 'February 29' as '%d' is not a leap year", year)
	}
	return fmt.Errorf("Invalid date '%s %d'", strings.ToUpper(months[month-1]), day)
}

func daysIn(year, month int64) int64 {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func (f *fields) check() error {
	if err := checkDate(f.year, f.month, f.day); err != nil {
		return err
	}
	switch {
	case f.hour < 0 || f.hour > 23:
		return fmt.Errorf("Invalid value for HourOfDay (valid values 0 - 23): %d", f.hour)
	case f.minute < 0 || f.minute > 59:
		return fmt.Errorf("Invalid value for MinuteOfHour (valid values 0 - 59): %d", f.minute)
	case f.second < 0 || f.second > 59:
		return fmt.Errorf("Invalid value for SecondOfMinute (valid values 0 - 59): %d", f.second)
	}
	return nil
}

// local gives a checked civil time in seconds as if it were UTC.
func (f *fields) local() int64 {
	return time.Date(int(f.year), time.Month(f.month), int(f.day), int(f.hour), int(f.minute), int(f.second), 0, time.UTC).Unix()
}

// in places a civil time in a zone; later chooses among two times that are
// told alike.
func (f *fields) in(z *zone, later bool) (*moment, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	local := f.local()
	offset := z.resolve(local, later)
	m := &moment{local: local, nanos: f.nanos, zone: z, offset: offset}
	if z.loc != nil {
		// A time that the clocks skipped moves on with them.
		m = at(m.unix(), f.nanos, z)
	}
	return m, nil
}

// at gives the moment in a zone at an instant.
func at(unix int64, nanos int, z *zone) *moment {
	offset := z.offsetAt(unix)
	return &moment{local: unix + int64(offset), nanos: nanos, zone: z, offset: offset}
}

func (m *moment) civil() time.Time { return time.Unix(m.local, int64(m.nanos)).UTC() }

// duration is what is added to a civil time.
type duration struct {
	years, months, weeks, days, hours, minutes, seconds int64
	nanos                                               int64
}

// plus adds years to days on the calendar, the rest on the time line. Where a
// month is too short the day is its last.
func (m *moment) plus(d duration) (*moment, error) {
	t := m.civil()
	f := fields{year: int64(t.Year()), month: int64(t.Month()), day: int64(t.Day()),
		hour: int64(t.Hour()), minute: int64(t.Minute()), second: int64(t.Second()), nanos: m.nanos}
	f.year += d.years
	f.day = min(f.day, daysIn(f.year, f.month))
	total := f.year*12 + f.month - 1 + d.months
	f.year, f.month = floorDiv(total, 12), total-floorDiv(total, 12)*12+1
	f.day = min(f.day, daysIn(f.year, f.month))
	if err := f.check(); err != nil {
		return nil, err
	}
	local := f.local() + (d.weeks*7+d.days)*86400
	offset := m.zone.resolve(local, false)
	nanos := int64(m.nanos) + d.nanos
	unix := local - int64(offset) + d.hours*3600 + d.minutes*60 + d.seconds + floorDiv(nanos, 1e9)
	r := at(unix, int(nanos-floorDiv(nanos, 1e9)*1e9), m.zone)
	if y := r.civil().Year(); y < -999999999 || y > 999999999 {
		return nil, fmt.Errorf("Invalid value for Year (valid values -999999999 - 999999999): %d", y)
	}
	return r, nil
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// fraction writes nanoseconds after a point in groups of three digits, as few
// as hold them; nothing for none.
func fraction(nanos int) string {
	switch {
	case nanos == 0:
		return ""
	case nanos%1e6 == 0:
		return fmt.Sprintf(".%03d", nanos/1e6)
	case nanos%1e3 == 0:
		return fmt.Sprintf(".%06d", nanos/1e3)
	}
	return fmt.Sprintf(".%09d", nanos)
}

func year(y int) string {
	switch {
	case y > 9999:
		return "+" + strconv.Itoa(y)
	case y < 0:
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// instantString writes an instant in UTC: "2007-12-03T10:15:30.120Z".
func instantString(unix int64, nanos int) string {
	t := time.Unix(unix, 0).UTC()
	return year(t.Year()) + t.Format("-01-02T15:04:05") + fraction(nanos) + "Z"
}

// String writes the moment with its offset and, when that does not tell, its
// zone: "2021-04-13T04:33+05:30[Asia/Colombo]". Seconds of zero are left out.
func (m *moment) String() string {
	t := m.civil()
	s := year(t.Year()) + t.Format("-01-02T15:04")
	if t.Second() != 0 || m.nanos != 0 {
		s += t.Format(":05") + fraction(m.nanos)
	}
	s += offsetID(m.offset)
	if m.zone.id != offsetID(m.offset) {
		s += "[" + m.zone.id + "]"
	}
	return s
}

// emailString writes the moment as e-mail headers do, with a zone.
func (m *moment) emailString(zone string) string {
	return m.civil().Format("Mon, 2 Jan 2006 15:04:05 ") + zone
}

// emailOffset writes an offset for e-mail headers: "-0800".
func emailOffset(offset int) string {
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return fmt.Sprintf("%c%02d%02d", sign, offset/3600, offset/60%60)
}

// scanner reads a time from text and knows where it fails.
type scanner struct {
	s  string
	i  int
	ok bool
}

func (p *scanner) digits(minimum, maximum int) int64 {
	if !p.ok {
		return 0
	}
	start := p.i
	var n int64
	for p.i < len(p.s) && p.i-start < maximum && '0' <= p.s[p.i] && p.s[p.i] <= '9' {
		n = n*10 + int64(p.s[p.i]-'0')
		p.i++
	}
	if p.i-start < minimum {
		p.fail(start)
	}
	return n
}

func (p *scanner) fail(i int) {
	if p.ok {
		p.ok = false
		p.i = i
	}
}

// lit passes over c in either case.
func (p *scanner) lit(c byte) {
	if p.ok && !p.opt(c) {
		p.fail(p.i)
	}
}

func (p *scanner) opt(c byte) bool {
	if p.ok && p.i < len(p.s) && (p.s[p.i] == c || 'A' <= c && c <= 'Z' && p.s[p.i] == c+32) {
		p.i++
		return true
	}
	return false
}

func (p *scanner) error() error {
	return fmt.Errorf("Text '%s' could not be parsed at index %d", p.s, p.i)
}

// date reads yyyy-MM-dd; years of more than four digits have a sign.
func (p *scanner) date(f *fields) {
	negative := p.opt('-')
	if negative || p.opt('+') {
		f.year = p.digits(4, 9)
	} else {
		f.year = p.digits(4, 4)
	}
	if negative {
		f.year = -f.year
	}
	p.lit('-')
	f.month = p.digits(2, 2)
	p.lit('-')
	f.day = p.digits(2, 2)
}

// clock reads HH:mm[:ss[.fraction]] and tells whether there were seconds.
func (p *scanner) clock(f *fields) (second bool) {
	f.hour = p.digits(2, 2)
	p.lit(':')
	f.minute = p.digits(2, 2)
	if !p.ok || !p.opt(':') {
		return false
	}
	f.second = p.digits(2, 2)
	if p.ok && p.opt('.') {
		start := p.i
		n := p.digits(0, 9)
		for k := p.i - start; k < 9; k++ {
			n *= 10
		}
		f.nanos = int(n)
	}
	return true
}

// offset reads Z, +hh, +hh:mm or +hh:mm:ss.
func (p *scanner) offset() (int, error) {
	if !p.ok || p.opt('Z') {
		return 0, nil
	}
	start := p.i
	end := start
	for end < len(p.s) && strings.IndexByte("+-:0123456789", p.s[end]) >= 0 {
		end++
	}
	offset, ok, err := parseOffset(p.s[start:end])
	if !ok {
		p.fail(start)
		return 0, nil
	}
	p.i = end
	return offset, err
}

// parseCivil reads a date and time with offset and, in brackets, zone.
func parseCivil(s string) (*moment, error) {
	p := &scanner{s: s, ok: true}
	var f fields
	p.date(&f)
	p.lit('T')
	second := p.clock(&f)
	offset, err := p.offset()
	var region string
	if p.ok && p.opt('[') {
		end := strings.IndexByte(s[p.i:], ']')
		if end < 0 {
			p.fail(p.i)
		} else {
			region = s[p.i : p.i+end]
			p.i += end + 1
		}
	}
	if p.ok && p.i < len(s) {
		return nil, fmt.Errorf("Text '%s' could not be parsed, unparsed text found at index %d", s, p.i)
	}
	if !p.ok {
		return nil, p.error()
	}
	if err == nil {
		err = f.check()
	}
	if err != nil {
		return nil, fmt.Errorf("Text '%s' could not be parsed: %w", s, err)
	}
	z := fixedZone(offset)
	if offset == 0 {
		z = utcZone()
	}
	m := &moment{local: f.local(), nanos: f.nanos, zone: z, offset: offset}
	if region != "" {
		if z, err = parseZone(region); err != nil {
			return nil, fmt.Errorf("Text '%s' could not be parsed: %w", s, err)
		}
		m = at(m.unix(), f.nanos, z)
	}
	m.noSecond = !second
	return m, nil
}

// parseInstant reads an RFC 3339 timestamp.
func parseInstant(s string) (unix int64, nanos int, err error) {
	p := &scanner{s: s, ok: true}
	var f fields
	p.date(&f)
	p.lit('T')
	second := p.clock(&f)
	offset, err := p.offset()
	if !p.ok || !second || p.i < len(s) || err != nil || f.check() != nil {
		return 0, 0, fmt.Errorf("The provided string '%s' does not adhere to the expected RFC 3339 format 'YYYY-MM-DDTHH:MM:SS.SSZ'. ", s)
	}
	return f.local() - int64(offset), f.nanos, nil
}

// name reads one of a list of names by their first three letters.
func (p *scanner) name(names []string) int {
	if p.ok && p.i+3 <= len(p.s) {
		for k, n := range names {
			if strings.EqualFold(p.s[p.i:p.i+3], n[:3]) {
				p.i += 3
				return k
			}
		}
	}
	p.fail(p.i)
	return 0
}

var weekdays = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// parseEmail reads a date of an e-mail header, RFC 5322, such as
// "Wed, 10 Mar 2021 19:51:55 -0800 (PST)".
func parseEmail(s string) (*moment, error) {
	p := &scanner{s: s, ok: true}
	var f fields
	weekday := -1
	if p.i < len(s) && (s[0] < '0' || s[0] > '9') {
		weekday = p.name(weekdays)
		p.lit(',')
		p.lit(' ')
	}
	f.day = p.digits(1, 2)
	p.lit(' ')
	f.month = int64(p.name(months[:])) + 1
	p.lit(' ')
	f.year = p.digits(4, 4)
	p.lit(' ')
	f.hour = p.digits(2, 2)
	p.lit(':')
	f.minute = p.digits(2, 2)
	if p.ok && p.opt(':') {
		f.second = p.digits(2, 2)
	}
	p.lit(' ')
	if !p.ok {
		return nil, p.error()
	}
	zoneText, comment, _ := strings.Cut(s[p.i:], " ")
	offset, numeric, err := parseOffset(zoneText)
	z := fixedZone(offset)
	switch {
	case err != nil:
		return nil, fmt.Errorf("Text '%s' could not be parsed: %w", s, err)
	case numeric && offset == 0:
		z = utcZone()
	case !numeric:
		id := regionOfAbbreviation(zoneText)
		if id == "" {
			return nil, p.error()
		}
		if z, err = parseZone(id); err != nil {
			return nil, fmt.Errorf("Text '%s' could not be parsed: %w", s, err)
		}
	}
	m, err := f.in(z, false)
	if err != nil {
		return nil, fmt.Errorf("Text '%s' could not be parsed: %w", s, err)
	}
	if weekday >= 0 && int(m.civil().Weekday()) != weekday {
		return nil, fmt.Errorf("Text '%s' could not be parsed: %w", s, errors.New("the day of the week does not fit the date"))
	}
	if comment == "" {
		return m, nil
	}
	name, ok := strings.CutPrefix(comment, "(")
	name, closed := strings.CutSuffix(name, ")")
	if !ok || !closed {
		return nil, fmt.Errorf("Text '%s' could not be parsed, unparsed text found at index %d", s, p.i+len(zoneText))
	}
	// A comment is for people; where it names a zone the moment is told in it.
	id := regionOfAbbreviation(name)
	if id == "" {
		id = name
	}
	if named, err := parseZone(id); err == nil {
		return at(m.unix(), m.nanos, named), nil
	}
	return m, nil
}
