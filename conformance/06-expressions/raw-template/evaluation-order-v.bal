// Insertions are evaluated in order, and once for each evaluation.

import ballerina/io;

int count = 0;

function next() returns int {
    count += 1;
    return count;
}

public function main() {
    object:RawTemplate[] made = from int i in 0 ..< 2
        select `a${next()}b${next()}`;
    io:println(made[0].insertions, made[1].insertions); // @output [1,2][3,4]
    io:println(made[0].strings === made[1].strings, " ", made[0].strings); // @output true ["a","b",""]
}
