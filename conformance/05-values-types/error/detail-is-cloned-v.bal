// Mutable values given as detail are cloned and made immutable.

import ballerina/io;

public function main() {
    int[] list = [1];
    error e = error("x", list = list);
    list.push(2);
    io:println(e.detail()); // @output {"list":[1]}
}
