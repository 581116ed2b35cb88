# Any error of this module.
public type Error error;

# A text, or a value, does not stand for a time.
public type FormatError distinct Error;

# A number of seconds, with a fraction.
public type Seconds decimal;

# An instant: whole seconds since 1970-01-01T00:00:00Z, every day having 86,400 of them, and a
# fraction of a second that is never negative. Instants can be compared with `<`, `<=`, `>` and `>=`.
public type Utc readonly & [int, decimal];

# Sunday.
public const int SUNDAY = 0;

# Monday.
public const int MONDAY = 1;

# Tuesday.
public const int TUESDAY = 2;

# Wednesday.
public const int WEDNESDAY = 3;

# Thursday.
public const int THURSDAY = 4;

# Friday.
public const int FRIDAY = 5;

# Saturday.
public const int SATURDAY = 6;

# A day of the week; the week begins on Sunday.
public type DayOfWeek SUNDAY|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY;

type DateFields record {
    # The year
    int year;
    # The month, 1 to 12
    int month;
    # The day of the month, 1 to 31
    int day;
};

type TimeOfDayFields record {
    # The hour, 0 to 23
    int hour;
    # The minute, 0 to 59
    int minute;
    # The second with its fraction
    Seconds second?;
};

type OptionalDateFields record {
    # The year
    int year?;
    # The month, 1 to 12
    int month?;
    # The day of the month, 1 to 31
    int day?;
};

type OptionalTimeOfDayFields record {
    # The hour, 0 to 23
    int hour?;
    # The minute, 0 to 59
    int minute?;
    # The second with its fraction
    Seconds second?;
};

# A date of the Gregorian calendar, extended to all times.
public type Date record {
    *DateFields;
    *OptionalTimeOfDayFields;
    # The distance from UTC
    ZoneOffset utcOffset?;
};

# A time of day.
public type TimeOfDay record {
    *OptionalDateFields;
    *TimeOfDayFields;
    # The distance from UTC
    ZoneOffset utcOffset?;
};

# The distance of a zone from UTC. The fields are all positive or all negative, as far as they are not 0.
public type ZoneOffset readonly & record {|
    # Hours
    int hours;
    # Minutes
    int minutes = 0;
    # Seconds: some zones had an offset with seconds in the past
    decimal seconds?;
|};

# The offset of UTC.
public final ZoneOffset Z = {hours: 0};

# 0 or 1.
public type ZERO_OR_ONE 0|1;

# A time as clocks and calendars in some place show it.
public type Civil record {
    *DateFields;
    *TimeOfDayFields;
    # The distance from UTC
    ZoneOffset utcOffset?;
    # The zone: an id such as "Asia/Colombo", an offset such as "+05:30", or "Z"
    string timeAbbrev?;
    # Which of two times is meant when clocks were put back: 0 for the first, 1 for the second
    ZERO_OR_ONE which?;
    # The day of the week
    DayOfWeek dayOfWeek?;
};

# How UTC is written in an e-mail date: as "+0000", or by one of its names.
public type UtcZoneHandling "0"|"GMT"|"UT"|"Z";

# What to add to a civil time. Fields may be negative.
public type Duration record {|
    # Years
    int years = 0;
    # Months
    int months = 0;
    # Weeks
    int weeks = 0;
    # Days
    int days = 0;
    # Hours
    int hours = 0;
    # Minutes
    int minutes = 0;
    # Seconds, with a fraction
    Seconds seconds = 0.0;
|};

# How the zone is written in an e-mail date.
public enum HeaderZoneHandling {
    # From `timeAbbrev`, whose usual abbreviation follows as a comment
    PREFER_TIME_ABBREV,
    # From `utcOffset`
    PREFER_ZONE_OFFSET,
    # From `timeAbbrev` with its abbreviation as a comment, or from `utcOffset` when there is no `timeAbbrev`
    ZONE_OFFSET_WITH_TIME_ABBREV_COMMENT
}

# A time zone.
public type Zone readonly & object {

    # Tells the offset of a zone that never had another.
    #
    # + return - The offset, or `()` for a zone whose offset changed
    public isolated function fixedOffset() returns ZoneOffset?;

    # Tells the instant of a civil time.
    #
    # + civil - The civil time, whose `timeAbbrev` names its zone
    # + return - The instant, or a `time:Error` when there is no `timeAbbrev` or no such time
    public isolated function utcFromCivil(Civil civil) returns Utc|Error;

    # Tells the civil time of an instant in this zone.
    #
    # + utc - The instant
    # + return - The civil time
    public isolated function utcToCivil(Utc utc) returns Civil;

    # Adds to a civil time, which is first told in this zone.
    #
    # + civil - The civil time
    # + duration - What to add
    # + return - The sum, or a `time:Error` when there is no such time
    public isolated function civilAddDuration(Civil civil, Duration duration) returns Civil|Error;
};
