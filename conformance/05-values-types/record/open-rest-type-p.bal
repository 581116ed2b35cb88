// A further field of an open record is plain data; another rest has its own
// type.

import ballerina/io;

type Open record {
    int a;
};

public function main() {
    Open o = {a: 1};
    map<any|error> m = o;
    m["b"] = <anydata[]>[1, "x"];
    io:println(o); // @output {"a":1,"b":[1,"x"]}
    m["c"] = main; // @panic
}
