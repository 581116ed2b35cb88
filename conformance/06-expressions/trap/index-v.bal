// Panics of the language itself can be trapped, and have distinct messages.

import ballerina/io;

public function main() {
    int[] l = [];
    int|error a = trap l[0];
    int|error b = trap int:MAX_VALUE + l.length() + 1;
    any x = "s";
    int|error c = trap <int>x;
    map<int> m = {};
    int|error d = trap m.get("a");
    io:println(a is error, b is error, c is error, d is error); // @output truetruetruetrue
}
