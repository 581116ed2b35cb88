// clone copies deeply and keeps immutable values as they are.

import ballerina/io;

public function main() {
    int[] inner = [1];
    int[] & readonly fixed = [2];
    int[][] a = [inner, fixed];
    int[][] b = a.clone();
    io:println(a == b, a === b, a[0] === b[0], a[1] === b[1]); // @output truefalsefalsetrue
    inner.push(5);
    io:println(a, b); // @output [[1,5],[2]][[1],[2]]
}
