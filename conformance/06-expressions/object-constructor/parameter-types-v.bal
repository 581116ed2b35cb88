import ballerina/io;
import ballerina/time;

// Methods can use what they get, also when nothing but their signatures names its class.
var clock = object {
    function offset(time:TimeZone zone) returns string {
        time:ZoneOffset? offset = zone.fixedOffset();
        return offset is () ? "changes" : string `${offset.hours}:${offset.minutes}`;
    }
};

public function main() returns error? {
    io:println(clock.offset(check new ("+02:30"))); // @output 2:30
    var outer = object {
        function inner() returns object {
                    function hours(time:TimeZone zone) returns int;
                } {
            return object {
                function hours(time:TimeZone zone) returns int {
                    return zone.fixedOffset()?.hours ?: 0;
                }
            };
        }
    };
    io:println(outer.inner().hours(check new ("-07:00"))); // @output -7
}
