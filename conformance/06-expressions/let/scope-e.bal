// The variables of let are known only within it, and are final.

import ballerina/io;

public function main() {
    int n = let int a = 1 in a;
    io:println(a); // @error
    int m = let int b = c, int c = 1 in b; // @error
    int[] l = [1];
    int k = let var [x] = l in x; // @error
}
