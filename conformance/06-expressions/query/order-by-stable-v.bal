// Frames with equal keys keep their order, in both directions.

import ballerina/io;

public function main() {
    [int, string][] data = [[1, "a"], [2, "b"], [1, "c"], [2, "d"]];
    string[] up = from var [n, s] in data
        order by n
        select s;
    string[] down = from var [n, s] in data
        order by n descending
        select s;
    io:println(up, down); // @output ["a","c","b","d"]["b","d","a","c"]
}
