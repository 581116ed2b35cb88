// The target may be an action.

import ballerina/io;

client class C {
    remote function get() returns string|error => "v";
}

public function main() {
    C c = new;
    match c->get() {
        "v" => {
            io:println("value"); // @output value
        }
        _ => {
            io:println("other");
        }
    }
}
