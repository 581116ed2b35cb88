// Searches start at an index and count code points.

import ballerina/io;

public function main() {
    string s = "éaéa";
    io:println(s.indexOf("a", 2), s.indexOf("x") is (), s.indexOf(""), s.lastIndexOf("é"), s.lastIndexOf("é", 1)); // @output 3true020
    io:println(s.includes("éa", 2), s.includes("éa", 3), "".includes("")); // @output truefalsetrue
}
