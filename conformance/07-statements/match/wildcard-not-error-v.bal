// _ matches everything but errors; var matches errors too.

import ballerina/io;

function f(any|error v) returns string {
    match v {
        1 => {
            return "one";
        }
        _ => {
            return "any";
        }
    }
    return "nothing";
}

function g(int|error v) returns string {
    match v {
        1 => {
            return "one";
        }
        var e => {
            return e is error ? e.message() : e.toString();
        }
    }
}

public function main() {
    io:println(f(1), f("x"), f(error("e"))); // @output oneanynothing
    io:println(g(1), g(2), g(error("e"))); // @output one2e
}
