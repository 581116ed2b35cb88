// never as a type parameter describes what is empty.

import ballerina/io;

public function main() {
    xml<never> x = xml ``;
    never[] list = [];
    map<never> m = {};
    io:println(x.length() + list.length() + m.length()); // @output 0
    any any1 = <int[] & readonly>[];
    io:println(any1 is never[]); // @output true
}
