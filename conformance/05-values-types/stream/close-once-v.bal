// Closing a closed stream has no effect.

import ballerina/io;

class Source {
    int closings = 0;

    public isolated function next() returns record {|int value;|}? => {value: 1};

    public isolated function close() {
        self.closings += 1;
    }
}

public function main() {
    Source src = new;
    stream<int> s = new (src);
    s.close();
    s.close();
    io:println(src.closings); // @output 1
}
