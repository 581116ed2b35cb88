// Strings, xml, lists, mappings, tables and streams are iterable.

import ballerina/io;

public function main() {
    foreach string:Char c in "hé" {
        io:println(c);
        // @output h
        // @output é
    }
    foreach xml x in xml `<a/>t` {
        io:println(x);
        // @output <a/>
        // @output t
    }
    foreach [int, string] [n, s] in [[1, "a"]] {
        io:println(n, s); // @output 1a
    }
    map<int> m = {a: 1};
    foreach int v in m {
        io:println(v); // @output 1
    }
    foreach [string, int] [k, v] in m.entries() {
        io:println(k, v); // @output a1
    }
    foreach map<int> row in table [{q: 7}] {
        io:println(row); // @output {"q":7}
    }
}
