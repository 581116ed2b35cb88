// A stream made without an implementor is empty.

import ballerina/io;

public function main() {
    stream<int> s = new;
    io:println(s.next() is ()); // @output true
    stream<string, error?> t = new stream<string, error?>();
    record {|string value;|}|error? r = t.next();
    io:println(r is ()); // @output true
}
