// Several keys group by all of them; keys are compared deeply.

import ballerina/io;

public function main() {
    [int, int[], string][] rows = [[1, [1], "a"], [1, [2], "b"], [1, [1], "c"]];
    string[] l = from var [n, k, s] in rows
        group by n, k
        select n.toString() + k.toString() + string:'join("-", s);
    io:println(l); // @output ["1[1]a-c","1[2]b"]
}
