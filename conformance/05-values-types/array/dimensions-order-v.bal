// T[M][N] is a list of M lists of N members, as member access reads it.

import ballerina/io;

public function main() {
    int[2][3] grid = [[1, 2, 3], [4, 5, 6]];
    io:println(grid.length(), grid[0].length()); // @output 23
    io:println(grid[1][2]); // @output 6
    int[3] row = grid[1];
    io:println(row); // @output [4,5,6]
}
