// ^ and $ hold at the ends of the string, with m at those of lines.

import ballerina/io;

public function main() {
    string text = "one\ntwo";
    io:println((re `^two$`).find(text) is (), " ", (re `(?m:^two$)`).find(text) is ()); // @output true false
    io:println((re `^one`).find(text) is (), " ", (re `e$`).find(text) is ()); // @output false true
}
