// close delegates to the implementor's close.

import ballerina/io;

class Source {
    boolean closed = false;

    public isolated function next() returns record {|int value;|}? => {value: 1};

    public isolated function close() returns error? {
        self.closed = true;
    }
}

public function main() {
    Source src = new;
    stream<int, error?> s = new (src);
    error? e = s.close();
    io:println(e is (), src.closed); // @output truetrue
}
