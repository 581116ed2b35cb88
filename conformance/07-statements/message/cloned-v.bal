// A message is a clone of what is sent.

import ballerina/io;

public function main() {
    worker a {
        int[] l = [1];
        l -> function;
        l.push(2);
        l -> function;
    }
    int[] x = <- a;
    int[] y = <- a;
    x.push(9);
    io:println(x, y); // @output [1,9][1,2]
}
