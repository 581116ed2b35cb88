// A length of * is inferred from the initializer.

import ballerina/io;

public function main() {
    int[*] a = [1, 2, 3];
    int[3] b = a;
    io:println(b.length()); // @output 3
    string[*][2] c = [["a", "b"], ["c", "d"]];
    string[2][2] d = c;
    io:println(d); // @output [["a","b"],["c","d"]]
}
