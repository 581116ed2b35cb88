// An explicit type gives each variable its type.

import ballerina/io;

public function main() {
    [int|string, anydata] [a, b] = [1, "x"];
    a = "now a string";
    b = [1];
    io:println(a, b); // @output now a string[1]
    record {|int? n; float f;|} {n, f} = {n: 1, f: 2};
    n = ();
    io:println(n is (), f); // @output true2.0
    map<int> {...rest} = {k: 1};
    rest["l"] = 2;
    io:println(rest); // @output {"k":1,"l":2}
}
