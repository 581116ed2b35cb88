// A readonly field is protected through every static type.

import ballerina/io;

type Item record {|
    readonly int id;
    int n;
|};

public function main() {
    Item a = {id: 1, n: 2};
    map<int> m = a;
    m["n"] = 3;
    io:println(a); // @output {"id":1,"n":3}
    m["id"] = 4; // @panic
}
