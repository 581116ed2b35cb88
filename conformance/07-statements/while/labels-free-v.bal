// Nested loops leave with return or a flag; break and continue see the nearest.

import ballerina/io;

function find(int[][] grid, int wanted) returns [int, int]? {
    int i = 0;
    while i < grid.length() {
        foreach int j in 0 ..< grid[i].length() {
            if grid[i][j] < 0 {
                break;
            }
            if grid[i][j] != wanted {
                continue;
            }
            return [i, j];
        }
        i += 1;
    }
    return;
}

public function main() {
    int[][] grid = [[1, -1, 7], [2, 7]];
    io:println(find(grid, 7), find(grid, 9) is ()); // @output [1,1]true
}
