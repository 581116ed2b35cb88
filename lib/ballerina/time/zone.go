package time

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	_ "time/tzdata" // so that zones do not depend on the machine: 450 KB, no start-up cost
)

// zone is a time zone: a fixed offset, or a region of the time zone database.
type zone struct {
	id  string         // as programs see it: "Z", "+05:30", "UTC+02:00", "Asia/Colombo"
	loc *time.Location // nil for a fixed offset
	// offset is the distance from UTC in seconds when loc is nil.
	offset int
	// numeric says that the zone was given as an offset and not by name.
	numeric bool
}

func utcZone() *zone { return &zone{id: "Z"} }

func fixedZone(offset int) *zone { return &zone{id: offsetID(offset), offset: offset, numeric: true} }

// offsetID writes an offset: "Z", "+05:30", "-00:00:15".
func offsetID(offset int) string {
	if offset == 0 {
		return "Z"
	}
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	s := fmt.Sprintf("%c%02d:%02d", sign, offset/3600, offset/60%60)
	if offset%60 != 0 {
		s += fmt.Sprintf(":%02d", offset%60)
	}
	return s
}

// maxOffset bounds offsets, in seconds.
const maxOffset = 18 * 3600

// checkOffset validates the parts of an offset, which must not differ in sign,
// and adds them up.
func checkOffset(hours, minutes, seconds int64) (int, error) {
	switch {
	case hours < -18 || hours > 18:
		return 0, fmt.Errorf("Zone offset hours not in valid range: value %d is not in the range -18 to 18", hours)
	case hours > 0 && (minutes < 0 || seconds < 0):
		return 0, errors.New("Zone offset minutes and seconds must be positive because hours is positive")
	case hours < 0 && (minutes > 0 || seconds > 0):
		return 0, errors.New("Zone offset minutes and seconds must be negative because hours is negative")
	case minutes > 0 && seconds < 0 || minutes < 0 && seconds > 0:
		return 0, errors.New("Zone offset minutes and seconds must have the same sign")
	case minutes < -59 || minutes > 59:
		return 0, fmt.Errorf("Zone offset minutes not in valid range: value %d is not in the range -59 to 59", minutes)
	case seconds < -59 || seconds > 59:
		return 0, fmt.Errorf("Zone offset seconds not in valid range: value %d is not in the range -59 to 59", seconds)
	}
	total := int(hours*3600 + minutes*60 + seconds)
	if total < -maxOffset || total > maxOffset {
		return 0, errors.New("Zone offset not in valid range: -18:00 to +18:00")
	}
	return total, nil
}

// parseOffset reads +h, +hh, +hhmm, +hh:mm, +hhmmss or +hh:mm:ss; ok is false
// when s is not of such a form.
func parseOffset(s string) (offset int, ok bool, err error) {
	if len(s) < 2 || s[0] != '+' && s[0] != '-' {
		return 0, false, nil
	}
	digits := s[1:]
	switch len(digits) {
	case 1:
		digits = "0" + digits
	case 5, 8:
		if digits[2] != ':' || len(digits) == 8 && digits[5] != ':' {
			return 0, false, nil
		}
		digits = strings.ReplaceAll(digits, ":", "")
	case 2, 4, 6:
	default:
		return 0, false, nil
	}
	var part [3]int64
	for i := 0; i < len(digits); i++ {
		if digits[i] < '0' || digits[i] > '9' {
			return 0, false, nil
		}
		part[i/2] = part[i/2]*10 + int64(digits[i]-'0')
	}
	if s[0] == '-' {
		part[0], part[1], part[2] = -part[0], -part[1], -part[2]
	}
	offset, err = checkOffset(part[0], part[1], part[2])
	return offset, true, err
}

// parseZone finds a zone by id.
func parseZone(id string) (*zone, error) {
	if id == "Z" || id == "z" {
		return utcZone(), nil
	}
	if offset, ok, err := parseOffset(id); ok {
		if err != nil {
			return nil, err
		}
		return fixedZone(offset), nil
	}
	for _, prefix := range []string{"UTC", "GMT", "UT"} {
		rest, found := strings.CutPrefix(id, prefix)
		if !found {
			continue
		}
		if rest == "" {
			return &zone{id: id}, nil
		}
		if offset, ok, err := parseOffset(rest); ok {
			if err != nil {
				return nil, err
			}
			if offset == 0 {
				return &zone{id: prefix}, nil
			}
			return &zone{id: prefix + offsetID(offset), offset: offset}, nil
		}
	}
	if !regionID(id) {
		return nil, errors.New("Invalid ID for region-based ZoneId, invalid format: " + id)
	}
	// LoadLocation takes "Local" and "" for zones, which are no ids.
	if id == "Local" {
		return nil, errors.New("Unknown time-zone ID: " + id)
	}
	loc, err := time.LoadLocation(id)
	if err != nil {
		return nil, errors.New("Unknown time-zone ID: " + id)
	}
	return &zone{id: id, loc: loc}, nil
}

// regionID tells whether id has the form of a region's.
func regionID(id string) bool {
	if len(id) < 2 {
		return false
	}
	for i := 0; i < len(id); i++ {
		c := id[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || !('0' <= c && c <= '9' || strings.IndexByte("/._~+-", c) >= 0)) {
			return false
		}
	}
	return !strings.Contains(id, "..")
}

// offsetAt gives the offset in force at an instant, in seconds.
func (z *zone) offsetAt(unix int64) int {
	if z.loc == nil {
		return z.offset
	}
	_, offset := time.Unix(unix, 0).In(z.loc).Zone()
	return offset
}

// resolve gives the offset for a local time, which is told in seconds as if it
// were UTC. A time that occurs twice is the earlier one, or the later one when
// later is set; one that the clocks skipped keeps the offset from before.
func (z *zone) resolve(local int64, later bool) int {
	if z.loc == nil {
		return z.offset
	}
	before, after := z.offsetAt(local-86400), z.offsetAt(local+86400)
	first := z.offsetAt(local-int64(before)) == before
	second := z.offsetAt(local-int64(after)) == after
	switch {
	case first && second && later, second && !first:
		return after
	}
	return before
}

// fixed gives the offset of a zone that never had another.
func (z *zone) fixed() (offset int, ok bool) {
	if z.loc == nil {
		return z.offset, true
	}
	offset = z.offsetAt(time.Date(1700, 1, 1, 0, 0, 0, 0, time.UTC).Unix())
	for year := 1800; year < 2040; year++ {
		for _, month := range []time.Month{1, 7} {
			if z.offsetAt(time.Date(year, month, 1, 0, 0, 0, 0, time.UTC).Unix()) != offset {
				return 0, false
			}
		}
	}
	return offset, true
}

// systemZone is the zone of the machine, or of the TZ variable when there is
// one.
func systemZone(tz string) *zone {
	for _, id := range []string{strings.TrimPrefix(tz, ":"), zoneOfMachine()} {
		if id == "" {
			continue
		}
		if z, err := parseZone(id); err == nil {
			return z
		}
	}
	_, offset := time.Now().Zone()
	return fixedZone(offset)
}

// zoneOfMachine is the region the machine is set to, "" when that cannot be
// told.
func zoneOfMachine() string {
	if target, err := filepath.EvalSymlinks("/etc/localtime"); err == nil {
		if _, id, ok := strings.Cut(filepath.ToSlash(target), "zoneinfo/"); ok {
			return strings.TrimPrefix(strings.TrimPrefix(id, "posix/"), "right/")
		}
	}
	if b, err := os.ReadFile("/etc/timezone"); err == nil {
		return strings.TrimSpace(string(b))
	}
	return ""
}

// abbreviation is the short name of the zone at an instant, as e-mail comments
// have it: "PST", "IST".
func (z *zone) abbreviation(unix int64) string {
	if z.loc == nil {
		return z.id
	}
	name, _ := time.Unix(unix, 0).In(z.loc).Zone()
	if strings.HasPrefix(name, "+") || strings.HasPrefix(name, "-") {
		// The database has no name for this zone.
		if usual := usualAbbreviation(z.id); usual != "" {
			return usual
		}
		return offsetID(z.offsetAt(unix))
	}
	return name
}

// usualAbbreviation is what people call the time of regions for which the
// time zone database has numbers only.
func usualAbbreviation(id string) string {
	switch id {
	case "Asia/Colombo":
		return "IST"
	case "Asia/Dubai", "Asia/Muscat":
		return "GST"
	case "Asia/Singapore", "Singapore":
		return "SGT"
	case "Asia/Kathmandu", "Asia/Katmandu":
		return "NPT"
	case "Asia/Dhaka":
		return "BDT"
	case "Asia/Bangkok", "Asia/Phnom_Penh", "Asia/Vientiane", "Asia/Ho_Chi_Minh", "Asia/Saigon":
		return "ICT"
	case "Asia/Kuala_Lumpur":
		return "MYT"
	case "Asia/Riyadh", "Asia/Qatar", "Asia/Kuwait", "Asia/Bahrain", "Asia/Aden", "Asia/Baghdad":
		return "AST"
	case "Asia/Tehran", "Iran":
		return "IRST"
	case "Asia/Kabul":
		return "AFT"
	case "Asia/Tashkent", "Asia/Samarkand":
		return "UZT"
	case "Indian/Maldives":
		return "MVT"
	case "Indian/Mauritius":
		return "MUT"
	case "America/Sao_Paulo", "Brazil/East":
		return "BRT"
	case "America/Argentina/Buenos_Aires", "America/Buenos_Aires":
		return "ART"
	case "America/Bogota":
		return "COT"
	case "America/Lima":
		return "PET"
	case "America/Montevideo":
		return "UYT"
	case "Europe/Istanbul", "Turkey", "Asia/Istanbul":
		return "TRT"
	}
	return ""
}

// regionOfAbbreviation is the region that an abbreviation in an e-mail date
// stands for, "" when it stands for none.
func regionOfAbbreviation(s string) string {
	switch s {
	case "UT", "UTC", "GMT", "Z":
		return s
	case "PST", "PDT", "PT":
		return "America/Los_Angeles"
	case "MST", "MDT", "MT":
		return "America/Denver"
	case "CST", "CDT", "CT":
		return "America/Chicago"
	case "EST", "EDT", "ET":
		return "America/New_York"
	case "AKST", "AKDT":
		return "America/Anchorage"
	case "HST":
		return "Pacific/Honolulu"
	case "BST":
		return "Europe/London"
	case "WET", "WEST":
		return "Europe/Lisbon"
	case "CET", "CEST":
		return "Europe/Paris"
	case "EET", "EEST":
		return "Europe/Bucharest"
	case "MSK":
		return "Europe/Moscow"
	case "SAST":
		return "Africa/Johannesburg"
	case "IST":
		return "Asia/Kolkata"
	case "PKT":
		return "Asia/Karachi"
	case "SGT":
		return "Asia/Singapore"
	case "HKT":
		return "Asia/Hong_Kong"
	case "JST":
		return "Asia/Tokyo"
	case "KST":
		return "Asia/Seoul"
	case "AEST", "AEDT":
		return "Australia/Sydney"
	case "AWST":
		return "Australia/Perth"
	case "NZST", "NZDT":
		return "Pacific/Auckland"
	}
	return ""
}
