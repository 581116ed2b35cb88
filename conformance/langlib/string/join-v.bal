// join and concat of any number of strings.

import ballerina/io;

public function main() {
    string[] parts = ["a", "", "b"];
    io:println(string:'join("-", ...parts), " ", string:'join(",") == "", " ", string:concat("x", ...parts), " ", string:concat() == ""); // @output a--b true xab true
    io:println("+".'join("1", "2"), " ", "a".concat()); // @output 1+2 a
}
