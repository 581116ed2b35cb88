// A stream whose completion type has no nil has no end.

import ballerina/io;

class Numbers {
    private int n = 0;

    public isolated function next() returns record {|int value;|}|error {
        self.n += 1;
        return {value: self.n};
    }
}

public function main() {
    stream<int, error> s = new (new Numbers());
    record {|int value;|}|error first = s.next();
    io:println(first is error ? 0 : first.value); // @output 1
}
