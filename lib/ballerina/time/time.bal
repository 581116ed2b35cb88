# Tells the current instant.
# ```ballerina
# time:Utc now = time:utcNow();
# ```
#
# + precision - How many digits the fraction of the second has; 9 when it is `()`
# + return - The instant
public isolated function utcNow(int? precision = ()) returns Utc = external;

# Tells the time of a clock that is never set: the difference of two values is the time between them.
# ```ballerina
# decimal begin = time:monotonicNow();
# ```
#
# + return - Seconds since some point of time
public isolated function monotonicNow() returns decimal = external;

# Reads an RFC 3339 timestamp.
# ```ballerina
# time:Utc instant = check time:utcFromString("2007-12-03T10:15:30.00Z");
# ```
#
# + timestamp - The timestamp
# + return - The instant, or a `time:Error` when it is none
public isolated function utcFromString(string timestamp) returns Utc|Error = external;

# Writes an instant as an RFC 3339 timestamp.
# ```ballerina
# string timestamp = time:utcToString(time:utcNow());
# ```
#
# + utc - The instant
# + return - The timestamp, "2007-12-03T10:15:30Z"
public isolated function utcToString(Utc utc) returns string = external;

# Adds seconds to an instant.
# ```ballerina
# time:Utc later = time:utcAddSeconds(time:utcNow(), 20.9);
# ```
#
# + utc - The instant
# + seconds - The seconds, which may be negative
# + return - The instant so much later
public isolated function utcAddSeconds(Utc utc, Seconds seconds) returns Utc = external;

# Tells the time between two instants.
# ```ballerina
# time:Seconds spent = time:utcDiffSeconds(end, begin);
# ```
#
# + utc1 - The later instant
# + utc2 - The earlier instant
# + return - The seconds from `utc2` to `utc1`, negative when `utc2` is later
public isolated function utcDiffSeconds(Utc utc1, Utc utc2) returns Seconds = external;

# Checks a date.
# ```ballerina
# time:Error? invalid = time:dateValidate({year: 1994, month: 11, day: 7});
# ```
#
# + date - The date
# + return - A `time:Error` that says what is wrong when there is no such date
public isolated function dateValidate(Date date) returns Error? = external;

# Tells the day of the week of a date; a date that does not exist is a panic.
# ```ballerina
# time:DayOfWeek day = time:dayOfWeek({year: 1994, month: 11, day: 7});
# ```
#
# + date - The date
# + return - Its day of the week
public isolated function dayOfWeek(Date date) returns DayOfWeek = external;

# Tells the civil time of an instant in UTC.
# ```ballerina
# time:Civil civil = time:utcToCivil(time:utcNow());
# ```
#
# + utc - The instant
# + return - The civil time
public isolated function utcToCivil(Utc utc) returns Civil = external;

# Tells the instant of a civil time.
# ```ballerina
# time:Utc instant = check time:utcFromCivil(civil);
# ```
#
# + civilTime - The civil time, with `utcOffset`, or with `timeAbbrev` "Z"
# + return - The instant, or a `time:Error` when there is no offset or no such time
public isolated function utcFromCivil(Civil civilTime) returns Utc|Error = external;

# Reads an RFC 3339 timestamp that may name a zone.
# ```ballerina
# time:Civil civil = check time:civilFromString("2021-04-12T23:20:50.520+05:30[Asia/Colombo]");
# ```
#
# + dateTimeString - The timestamp
# + return - The civil time, or a `time:Error` when it is none
public isolated function civilFromString(string dateTimeString) returns Civil|Error = external;

# Writes a civil time as an RFC 3339 timestamp. A zone known by `timeAbbrev` only is named in brackets.
# ```ballerina
# string timestamp = check time:civilToString(civil);
# ```
#
# + civil - The civil time, with `utcOffset` or `timeAbbrev`
# + return - The timestamp, "2021-03-05T00:33:28.839564+05:30", or a `time:Error` when there is no such time
public isolated function civilToString(Civil civil) returns string|Error = external;

# Writes an instant as an e-mail date, RFC 5322.
# ```ballerina
# string date = time:utcToEmailString(time:utcNow());
# ```
#
# + utc - The instant
# + zh - How UTC is written
# + return - The date, "Mon, 3 Dec 2007 10:15:30 +0000"
public isolated function utcToEmailString(Utc utc, UtcZoneHandling zh = "0") returns string = external;

# Reads an e-mail date, RFC 5322.
# ```ballerina
# time:Civil civil = check time:civilFromEmailString("Wed, 10 Mar 2021 19:51:55 -0820");
# ```
#
# + dateTimeString - The date
# + return - The civil time, or a `time:Error` when it is none
public isolated function civilFromEmailString(string dateTimeString) returns Civil|Error = external;

# Writes a civil time as an e-mail date, RFC 5322.
# ```ballerina
# string date = check time:civilToEmailString(civil, time:PREFER_ZONE_OFFSET);
# ```
#
# + civil - The civil time
# + zoneHandling - How the zone is written
# + return - The date, "Wed, 10 Mar 2021 19:51:55 -0800 (PST)", or a `time:Error` when there is no such time
public isolated function civilToEmailString(Civil civil, HeaderZoneHandling zoneHandling) returns string|Error = external;

# Adds to a civil time in its own zone: years, months, weeks and days on the calendar, the rest on the clock.
# ```ballerina
# time:Civil later = check time:civilAddDuration(civil, {years: 1, days: 3, hours: 4});
# ```
#
# + civil - The civil time, with `utcOffset` or `timeAbbrev`
# + duration - What to add
# + return - The sum, or a `time:Error` when there is no such time
public isolated function civilAddDuration(Civil civil, Duration duration) returns Civil|Error = external;

# Tells the time zone of the machine.
# ```ballerina
# time:Zone zone = check time:loadSystemZone();
# ```
#
# + return - The zone
public isolated function loadSystemZone() returns Zone|Error {
    return new TimeZone();
}

# Finds a time zone.
# ```ballerina
# time:Zone? zone = time:getZone("Asia/Colombo");
# ```
#
# + id - Its id: of the time zone database, or an offset such as "+05:30"
# + return - The zone, `()` when there is none of this id
public isolated function getZone(string id) returns Zone? {
    TimeZone|Error zone = new TimeZone(id);
    return zone is Error ? () : zone;
}

# A time zone of the time zone database, or a fixed offset.
public readonly class TimeZone {
    *Zone;

    # Finds a time zone.
    #
    # + zoneId - Its id: of the time zone database, or an offset such as "+05:30"; `()` for the zone of the machine
    # + return - A `time:Error` when there is none of this id
    public isolated function init(string? zoneId = ()) returns Error? = external;

    # Tells the offset of a zone that never had another.
    #
    # + return - The offset, or `()` for a zone whose offset changed
    public isolated function fixedOffset() returns ZoneOffset? = external;

    # Tells the instant of a civil time.
    #
    # + civil - The civil time, whose `timeAbbrev` names its zone
    # + return - The instant, or a `time:Error` when there is no `timeAbbrev` or no such time
    public isolated function utcFromCivil(Civil civil) returns Utc|Error = external;

    # Tells the civil time of an instant in this zone.
    #
    # + utc - The instant
    # + return - The civil time
    public isolated function utcToCivil(Utc utc) returns Civil = external;

    # Adds to a civil time, which is first told in this zone.
    #
    # + civil - The civil time
    # + duration - What to add
    # + return - The sum, or a `time:Error` when there is no such time
    public isolated function civilAddDuration(Civil civil, Duration duration) returns Civil|Error = external;
}
