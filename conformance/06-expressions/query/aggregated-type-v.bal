// In group by an aggregated variable is a list of at least one member.

import ballerina/io;

public function main() {
    [string, int][] data = [["a", 1], ["b", 2], ["a", 3]];
    [string, int][] maxima = from var [k, n] in data
        group by k
        select [k, max(n)];
    io:println(maxima); // @output [["a",3],["b",2]]
}
