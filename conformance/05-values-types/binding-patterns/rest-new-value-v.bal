// What a rest pattern binds is a new list or mapping.

import ballerina/io;

public function main() {
    int[] list = [1, 2, 3];
    var [first, ...others] = [list[0], list[1], list[2]];
    others[0] = 9;
    io:println(first, others, list); // @output 1[9,3][1,2,3]
    map<int> m = {a: 1, b: 2};
    record {|int a; int...;|} r = {a: 1, "b": 2};
    var {a, ...rest} = r;
    rest["c"] = 3;
    io:println(a, rest, r, m.length()); // @output 1{"b":2,"c":3}{"a":1,"b":2}2
}
