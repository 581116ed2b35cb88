// A message is received by the worker that it is sent to, in order.

import ballerina/io;

public function main() {
    worker a {
        1 -> b;
        2 -> b;
    }
    worker b returns int {
        int x = <- a;
        int y = <- a;
        return x * 10 + y;
    }
    int n = wait b;
    io:println(n); // @output 12
}
