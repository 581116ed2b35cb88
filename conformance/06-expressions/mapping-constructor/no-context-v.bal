// Without an expected type the mapping is a closed record of its fields.

import ballerina/io;

public function main() {
    var r = {a: 1, b: "x"};
    record {|int a; string b;|} s = r;
    io:println(r.a, s.b); // @output 1x
    string k = "q";
    var t = {a: 1, [k]: true};
    record {|int a; boolean...;|} u = t;
    io:println(u); // @output {"a":1,"q":true}
}
