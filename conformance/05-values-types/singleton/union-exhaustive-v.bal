// The values of a union of singletons are known one by one.

import ballerina/io;

type Dir "n"|"e"|"s"|"w";

function turn(Dir d) returns Dir {
    match d {
        "n" => {
            return "e";
        }
        "e" => {
            return "s";
        }
        "s" => {
            return "w";
        }
        "w" => {
            return "n";
        }
    }
}

public function main() {
    io:println(turn(turn("n")), turn("w")); // @output sn
}
