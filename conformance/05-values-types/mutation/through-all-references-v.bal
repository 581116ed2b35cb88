// A change is seen through every variable that refers to the value.

import ballerina/io;

class Box {
    int[] content = [];
}

function fill(Box b) {
    b.content.push(7);
}

public function main() {
    Box one = new;
    Box two = one;
    any[] shelf = [one];
    fill(two);
    any first = shelf[0];
    io:println(one.content, " ", first is Box ? first.content : []); // @output [7] [7]
}
