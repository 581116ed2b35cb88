// A constant pattern matches an equal value; | gives alternatives, _ the rest.

import ballerina/io;

const FIVE = 5;

function f(anydata v) returns string {
    match v {
        1|2 => {
            return "low";
        }
        FIVE => {
            return "five";
        }
        "x" => {
            return "ex";
        }
        () => {
            return "nil";
        }
        true => {
            return "true";
        }
        -1 => {
            return "minus";
        }
        1.5 => {
            return "float";
        }
        2d => {
            return "decimal";
        }
        _ => {
            return "other";
        }
    }
}

public function main() {
    io:println(f(1), f(2), f(5), f("x"), f(())); // @output lowlowfiveexnil
    io:println(f(true), f(-1), f(1.5), f(2.0d), f(false), f([])); // @output trueminusfloatdecimalotherother
}
