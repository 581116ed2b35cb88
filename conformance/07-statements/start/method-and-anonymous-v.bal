// Methods, function values and library functions can be started.

import ballerina/io;

class Adder {
    private final int k;

    function init(int k) {
        self.k = k;
    }

    function add(int n) returns int => self.k + n;
}

public function main() returns error? {
    Adder a = new (10);
    function (int) returns int square = n => n * n;
    future<int> x = start a.add(1);
    future<int> y = start square(4);
    future<string> z = start "abc".toUpperAscii();
    int m = check wait x;
    int n = check wait y;
    string s = check wait z;
    io:println(m, n, s); // @output 1116ABC
}
