// A statement that begins with a bracket or brace may be a declaration, an
// assignment or a call.

import ballerina/io;

public function main() {
    int a;
    string s;
    [int, string] pair = [1, "x"];
    [a, s] = pair;
    [int, string][] pairs = [pair];
    [1, 2].forEach(function(int n) {
        a += n;
    });
    record {int n;} r = {n: 5};
    {n: a} = r;
    object {} o = object {};
    function (int) returns int f = n => n;
    (int|string)[] mixed = [a, s];
    int[]? maybe = ();
    io:println(a, s, pairs.length(), f(2), mixed, maybe is (), o is object {}); // @output 5x12[5,"x"]truetrue
}
