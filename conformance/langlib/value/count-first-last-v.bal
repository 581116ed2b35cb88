// count, first and last of any arguments.

import ballerina/io;
import ballerina/lang.value;

public function main() {
    io:println(value:count(), value:count(1, "x", error("e")), value:first(1, 2), value:last(1, 2, 3)); // @output 0313
    [string, int][] data = [["a", 1], ["b", 2], ["a", 3]];
    var firsts = from var [k, n] in data
        group by k
        select [k, first(n), last(n), count(n)];
    io:println(firsts); // @output [["a",1,3,2],["b",2,2,1]]
}
