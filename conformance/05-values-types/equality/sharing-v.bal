// The structure of references does not matter for equality.

import ballerina/io;

public function main() {
    int[] shared = [1];
    int[][] a = [shared, shared];
    int[][] b = [[1], [1]];
    io:println(a == b, " ", a === b); // @output true false
    map<anydata> m = {};
    m["m"] = {m: m};
    map<anydata> n = {};
    n["m"] = n;
    io:println(m == n); // @output true
}
