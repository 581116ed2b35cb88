// What is iterated may be a range, a string, xml or an object.

import ballerina/io;

public function main() {
    string s = "";
    foreach int i in 0 ..< 3 {
        s += i.toString();
    }
    foreach string:Char c in "ab" {
        s += c;
    }
    foreach xml x in xml `<a/>t` {
        s += x.toString();
    }
    foreach [string, int] [k, v] in {x: 1}.entries() {
        s += k + v.toString();
    }
    io:println(s); // @output 012ab<a/>tx1
}
