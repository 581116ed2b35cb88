// return leaves all enclosing statements.

import ballerina/io;

function find(int[][] grid, int wanted) returns string {
    foreach int i in 0 ..< grid.length() {
        int j = 0;
        while true {
            if j >= grid[i].length() {
                break;
            }
            do {
                lock {
                    if grid[i][j] == wanted {
                        return i.toString() + j.toString();
                    }
                }
            }
            j += 1;
        }
    }
    return "none";
}

public function main() {
    io:println(find([[1, 2], [3]], 3), find([[1]], 5)); // @output 10none
}
