// let may stand in closures, arguments, templates and other lets.

import ballerina/io;

public function main() {
    function (int) returns int f = n => let int m = n + 1 in m * m;
    string s = string `${let var [a, b] = [1, 2] in a + b}`;
    int[] list = from int n in 1 ... 2
        select let int k = f(n) in k - n;
    io:println(f(2), s, list); // @output 93[3,7]
}
