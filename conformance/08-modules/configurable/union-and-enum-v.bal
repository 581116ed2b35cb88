// Unions, enumerations and optional fields can be configured.

import ballerina/io;

enum Level {
    LOW,
    HIGH
}

configurable Level level = LOW;
configurable int|string id = 0;
configurable record {|string a; int b?;|} rec = ?;
configurable anydata free = ();
configurable json doc = {};

public function main() {
    io:println(level, " ", id, " ", rec, " ", free, " ", doc); // @output HIGH x {"a":"y"} 5 {"k":[1,2]}
}
