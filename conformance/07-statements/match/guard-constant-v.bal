// A clause whose guard is always true is like one without.

import ballerina/io;

function f(1|2 n) returns string {
    match n {
        1 if true => {
            return "one";
        }
        2 => {
            return "two";
        }
    }
}

public function main() {
    io:println(f(1), f(2)); // @output onetwo
}
