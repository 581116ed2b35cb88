// Messages of a worker and of its on fail clause: one of the two is sent.

import ballerina/io;

function weigh(string text) returns int|error:NoMessage {
    worker scale {
        int n = check int:fromString(text);
        n -> function;
    } on fail {
        -1 -> function;
    }
    return <- scale | scale;
}

function both(string text) returns [boolean, boolean] {
    worker scale {
        int n = check int:fromString(text);
        n -> function;
    } on fail {
        -1 -> function;
    }
    int|error:NoMessage a = <- scale;
    int|error:NoMessage b = <- scale;
    return [a is int, b is int];
}

public function main() {
    io:println(weigh("12"), " ", weigh("x")); // @output 12 -1
    io:println(both("12"), both("x")); // @output [true,false][false,true]
}
