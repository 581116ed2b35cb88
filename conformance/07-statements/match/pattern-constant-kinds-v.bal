// A constant pattern may be any simple constant, equal by ==.

import ballerina/io;

const RED = "red";
const PI = 3.0;

function f(anydata v) returns string {
    match v {
        () => {
            return "nil";
        }
        -1|1 => {
            return "unit";
        }
        RED => {
            return "red!";
        }
        PI => {
            return "pi";
        }
        true => {
            return "yes";
        }
        1.50d => {
            return "decimal";
        }
    }
    return "other";
}

public function main() {
    io:println(from anydata v in [(), -1, 1, "red", 3.0, true, 1.5d, false, "blue"]
        select f(v)); // @output ["nil","unit","unit","red!","pi","yes","decimal","other","other"]
}
