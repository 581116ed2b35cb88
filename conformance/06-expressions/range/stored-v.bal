// A range is an object that can be iterated more than once.

import ballerina/io;

function sum(object:Iterable & isolated object {} r) returns int => 0;

public function main() {
    var r = 2 ..< 4;
    int total = 0;
    foreach int i in r {
        foreach int j in r {
            total += i * j;
        }
    }
    io:println(total); // @output 25
    int low = 5;
    int high = 3;
    int[] none = from int i in low ... high
        select i;
    io:println(none); // @output []
}
