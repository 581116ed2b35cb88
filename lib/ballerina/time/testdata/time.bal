import ballerina/io;
import ballerina/time;

public function main() returns error? {
    time:Utc utc = check time:utcFromString("2007-12-03T10:15:30.120Z");
    io:println(utc); // @output [1196676930,0.12]
    io:println(time:utcToString(time:utcAddSeconds(utc, 20.900))); // @output 2007-12-03T10:15:51.020Z
    io:println(time:utcDiffSeconds(time:utcAddSeconds(utc, 3600), utc)); // @output 3600
    time:Civil civil = check time:civilFromString("2021-04-12T23:20:50.520+05:30[Asia/Colombo]");
    // @output {"utcOffset":{"hours":5,"minutes":30},"timeAbbrev":"Asia/Colombo","dayOfWeek":1,"year":2021,"month":4,"day":12,"hour":23,"minute":20,"second":50.52}
    io:println(civil);
    io:println(check time:utcFromCivil(civil)); // @output [1618249850,0.52]
    io:println(check time:civilToString(civil)); // @output 2021-04-12T23:20:50.520+05:30
    io:println(check time:civilToEmailString(civil, time:PREFER_ZONE_OFFSET)); // @output Mon, 12 Apr 2021 23:20:50 +0530
    io:println(time:dayOfWeek({year: 2024, month: 2, day: 29}) == time:THURSDAY); // @output true
    time:Error? invalid = time:dateValidate({year: 2023, month: 2, day: 29});
    io:println(invalid is time:FormatError); // @output true

    time:Zone tokyo = check time:getZone("Asia/Tokyo").ensureType();
    time:Civil there = tokyo.utcToCivil(utc);
    io:println(there.hour, ":", there.minute, " ", there.timeAbbrev); // @output 19:15 Asia/Tokyo
    io:println((check tokyo.utcFromCivil(there)) == utc); // @output true
    io:println(tokyo.fixedOffset()); // @output 
    io:println(time:getZone("Nowhere/At_All") is ()); // @output true
    time:Civil later = check time:civilAddDuration(civil, {months: 1, hours: 1});
    io:println(check time:civilToString(later)); // @output 2021-05-13T00:20:50.520+05:30
    io:println(time:utcNow(0)[1]); // @output 0
    io:println(time:utcNow(3)[1].toString().length()); // @output 5
    io:println(time:monotonicNow() >= 0d); // @output true

    // The offset is written, or the zone when there is none; seconds when they are known or not 0.
    time:Civil noon = {year: 2023, month: 7, day: 9, hour: 12, minute: 0, timeAbbrev: "Europe/Rome"};
    io:println(check time:civilToString(noon)); // @output 2023-07-09T12:00+02:00[Europe/Rome]
    noon.timeAbbrev = "-03:00";
    io:println(check time:civilToString(noon)); // @output 2023-07-09T12:00-03:00
    noon.utcOffset = {hours: 0, minutes: 19, seconds: 32};
    io:println(check time:civilToString(noon)); // @output 2023-07-09T12:00+00:19:32
    noon.second = 7.5;
    io:println(check time:civilToString(noon)); // @output 2023-07-09T12:00:07.500+00:19:32
}
