// Each dimension of an array may have its own length.

import ballerina/io;

public function main() {
    int[2][3] grid = [[1, 2, 3], [4, 5, 6]];
    io:println(grid[1][2], " ", grid.length(), " ", grid[0].length()); // @output 6 2 3
    int[][2] rows = [[1, 2]];
    rows.push([3, 4]);
    io:println(rows); // @output [[1,2],[3,4]]
    any v = grid;
    io:println(v is int[2][], " ", v is int[][3], " ", v is int[3][2]); // @output true true false
}
