// What next returns besides values decides the completion type.

import ballerina/io;

type Broken distinct error;

class Source {
    private int n = 0;

    public isolated function next() returns record {|int value;|}|Broken? {
        self.n += 1;
        return self.n == 1 ? {value: 7} : error Broken("end");
    }
}

public function main() {
    stream<int, Broken?> s = new (new Source());
    stream<int|string, error?> wider = s;
    record {|int|string value;|}|error? first = wider.next();
    record {|int value;|}|Broken? second = s.next();
    io:println(first, second is Broken); // @output {"value":7}true
}
