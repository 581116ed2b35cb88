// A from clause may iterate what an earlier one has bound.

import ballerina/io;

public function main() {
    map<int[]> groups = {a: [1, 2], b: [], c: [3]};
    [string, int][] pairs = from [string, int[]] [name, list] in groups.entries()
        from int n in list
        select [name, n];
    io:println(pairs); // @output [["a",1],["a",2],["c",3]]
}
