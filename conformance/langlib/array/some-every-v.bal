// some and every stop as soon as they know; of no members every holds.

import ballerina/io;

public function main() {
    int[] seen = [];
    boolean a = [1, 2, 3].some(function(int n) returns boolean {
        seen.push(n);
        return n == 2;
    });
    boolean b = [5, 6].every(function(int n) returns boolean {
        seen.push(n);
        return n > 5;
    });
    int[] none = [];
    io:println(a, b, seen, none.some(n => true), none.every(n => false)); // @output truefalse[1,2,5]falsetrue
}
