// Access with a dot to an optional field that is not nilable is optional.

import ballerina/io;

type A record {|
    int x?;
|};

public function main() {
    A a = {};
    int? n = a.x;
    io:println(n is ()); // @output true
    a.x = 4;
    io:println(a.x); // @output 4
}
