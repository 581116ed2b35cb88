// ... includes the end, ..< does not; an empty range has no values.

import ballerina/io;

function count(object:Iterable r) returns int => 0;

public function main() {
    foreach int i in 1 ... 3 {
        io:println(i);
        // @output 1
        // @output 2
        // @output 3
    }
    foreach int i in 1 ..< 3 {
        io:println(i);
        // @output 1
        // @output 2
    }
    foreach int i in 3 ... 2 {
        io:println("never", i);
    }
    int[] l = from int i in -1 ... 1
        select i;
    io:println(l); // @output [-1,0,1]
    var r = 1 ... 2;
    foreach int i in r {
        io:println(i);
        // @output 1
        // @output 2
    }
}
