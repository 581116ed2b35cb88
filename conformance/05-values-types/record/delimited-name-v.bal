// A field may have any non-empty string as its name, by escapes.

import ballerina/io;

type Row record {|
    int 'first\ name;
    int 'type;
|};

public function main() {
    Row r = {'first\ name: 1, 'type: 2};
    io:println(r, " ", r["first name"], " ", r.'type); // @output {"first name":1,"type":2} 1 2
}
