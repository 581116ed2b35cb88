// Arrays, maps and xml of never are empty; T|never is T.

import ballerina/io;

public function main() {
    never[] a = [];
    map<never> m = {};
    xml<never> x = xml ``;
    io:println(a.length() + m.length() + x.length()); // @output 0
    int|never n = 3;
    int k = n;
    io:println(k); // @output 3
    int[] ints = a;
    map<string> strings = m;
    io:println(ints, strings); // @output []{}
}
