// Constants of other modules and members of enumerations are patterns.

import app.colors;

import ballerina/io;

enum Size {
    SMALL,
    LARGE = "large"
}

function f(string s) returns string {
    match s {
        colors:RED|colors:DARK => {
            return "color";
        }
        SMALL|LARGE => {
            return "size";
        }
    }
    return "none";
}

public function main() {
    io:println(f("red"), f("dark"), f("large"), f("SMALL"), f("x")); // @output colorcolorsizesizenone
}
