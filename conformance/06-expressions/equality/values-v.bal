// == compares by value, === by identity.

import ballerina/io;

public function main() {
    int[] a = [1];
    int[] b = [1];
    io:println(a == b, a === b, a != b, a !== b); // @output truefalsefalsetrue
    io:println(1 == 1, 1 === 1, "a" == "a", 1.0 == 1.0, () == ()); // @output truetruetruetruetrue
    int? n = ();
    io:println(n == (), n != 1); // @output truetrue
    function () f = main;
    function () g = f;
    io:println(f === g); // @output true
}
