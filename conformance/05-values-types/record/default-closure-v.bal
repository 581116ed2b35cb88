// A default value may use final variables of the function around the type; it
// is computed when it is needed.

import ballerina/io;

function made(int n) returns function () returns record {|int value; string name;|} {
    final string name = "n" + n.toString();
    return function () returns record {|int value; string name;|} {
        record {|int value = n + 1; string name = name;|} r = {};
        return r;
    };
}

public function main() {
    var f = made(4);
    io:println(f()); // @output {"value":5,"name":"n4"}
    foreach int i in 0 ... 1 {
        record {|int a = i * 10; int b;|} r = {b: i};
        record {|int a = i; int b;|} s = {b: 7, a: 8};
        io:println(r, s);
        // @output {"a":0,"b":0}{"a":8,"b":7}
        // @output {"a":10,"b":1}{"a":8,"b":7}
    }
}
