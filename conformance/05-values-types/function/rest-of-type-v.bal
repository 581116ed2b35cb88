// A function whose rest parameter takes what the type called through names
// gets single values, also when it is the library's.

import ballerina/io;

type Show function (int n, string... words);

function own(any... values) {
    io:println(values.length(), " ", values);
}

public function main() {
    Show a = io:println;
    a(1, "x", "y"); // @output 1xy
    a(2); // @output 2
    Show b = own;
    b(1, "x", "y"); // @output 3 [1,"x","y"]
    string[] words = ["p", "q"];
    b(3, ...words); // @output 3 [3,"p","q"]
    a(4, ...words); // @output 4pq
}
