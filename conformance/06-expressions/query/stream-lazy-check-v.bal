// In a lazily executed query a failing check is the error of next.

import ballerina/io;

public function main() {
    stream<int, error?> s = stream from string t in ["1", "x"]
        select check int:fromString(t);
    record {|int value;|}|error? a = s.next();
    record {|int value;|}|error? b = s.next();
    io:println(a, b is error); // @output {"value":1}true
}
