// With singletons the result is a singleton, otherwise a string.

import ballerina/io;

const NAME = "x";

const GREETING = string `hi ${NAME}${1}`;

public function main() {
    "hi x1" g = GREETING;
    io:println(g); // @output hi x1
    string s = "y";
    string t = string `${s}`;
    io:println(t); // @output y
}
