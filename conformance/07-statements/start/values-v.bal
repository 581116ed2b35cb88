// start evaluates the arguments at once and the call on a new strand.

import ballerina/io;

class C {
    int n = 5;

    function get(int k) returns int => self.n * k;
}

function f(int a, int b = 2) returns int => a + b;

public function main() returns error? {
    int x = 1;
    future<int> a = start f(x);
    x = 100;
    C c = new;
    future<int> b = start c.get(3);
    future<int> d = start f(b = 5, a = 5);
    int i = check wait a;
    int j = check wait b;
    int k = check wait d;
    io:println(i, ",", j, ",", k); // @output 3,15,10
}
