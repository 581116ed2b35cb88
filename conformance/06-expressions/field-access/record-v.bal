// Access to required fields of records, also through unions of records.

import ballerina/io;

type A record {|
    int x;
    string y;
|};

type B record {|
    string x;
|};

public function main() {
    A a = {x: 1, y: "q"};
    A|B u = a;
    int|string x = u.x;
    io:println(a.x, a.y, x); // @output 1q1
    io:println({n: 5}.n); // @output 5
}
