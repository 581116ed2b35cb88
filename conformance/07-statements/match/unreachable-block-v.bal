// The block of a clause that no value reaches may be empty, or a panic.

import ballerina/io;

function name(boolean b) returns string {
    match b {
        true => {
            return "yes";
        }
        false => {
            return "no";
        }
        _ => {
            panic error("neither");
        }
    }
}

public function main() {
    io:println(name(true), name(false)); // @output yesno
}
