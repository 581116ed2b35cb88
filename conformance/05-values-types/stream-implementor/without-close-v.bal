// An object without close may be a stream's source: it counts as closed after
// the stream is, and a further next panics.

import ballerina/io;

class Ones {
    public isolated function next() returns record {|int value;|}? => {value: 1};
}

public function main() {
    stream<int> s = new (new Ones());
    io:println(s.next()); // @output {"value":1}
    s.close();
    record {|int value;|}?|error r = trap s.next();
    io:println(r is error); // @output true
}
