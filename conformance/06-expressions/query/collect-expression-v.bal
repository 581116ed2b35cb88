// collect may hold any expression over the aggregated variables.

import ballerina/io;

public function main() {
    record {|int total; string[] names;|} r = from var [name, n] in [["a", 1], ["b", 2]]
        where n > 0
        collect {total: sum(n), names: [name]};
    string all = from string s in ["x", "y"]
        collect string:'join("-", s);
    io:println(r, all); // @output {"total":3,"names":["a","b"]}x-y
}
