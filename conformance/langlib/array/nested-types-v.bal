// Functions over lists of lists, tuples and unions keep their types.

import ballerina/io;

public function main() {
    [string, int][] pairs = [["b", 2], ["a", 1]];
    [string, int][] sorted = pairs.sort(key = isolated function([string, int] p) returns string => p[0]);
    int[] ns = sorted.map(p => p[1]);
    (int|string)[] mixed = [1, "x"];
    string[] texts = mixed.map(v => v is int ? "int" : v);
    int[][] grid = [[1], [2, 3]];
    int[] lengths = grid.map(row => row.length());
    int[] flat = grid.reduce(function(int[] acc, int[] row) returns int[] => [...acc, ...row], []);
    io:println(sorted, ns, texts, lengths, flat); // @output [["a",1],["b",2]][1,2]["int","x"][1,2][1,2,3]
}
