// The error of an implementor's close is the result of the stream's.

import ballerina/io;

class Source {
    public isolated function next() returns record {|int value;|}|error? => {value: 1};

    public isolated function close() returns error? => error("cannot close");
}

public function main() {
    stream<int, error?> s = new (new Source());
    error? e = s.close();
    io:println(e is error ? e.message() : "closed"); // @output cannot close
}
