// In each branch the messages of the branches before are known not to come.

import ballerina/io;
import ballerina/lang.runtime;

function pick(int n) returns string {
    worker a {
        if n == 1 {
            "one" -> function;
        } else if n == 2 {
            "two" -> function;
        } else {
            runtime:sleep(0.001);
            "many" -> function;
        }
        "end" -> function;
    }
    string|error:NoMessage x = <- a;
    string|error:NoMessage y = <- a;
    string|error:NoMessage z = <- a;
    string end = <- a;
    return string:'join(",", x is error ? "-" : x, y is error ? "-" : y, z is error ? "-" : z, end);
}

function matched(int n) returns string {
    worker a {
        match n {
            1 => {
                "one" -> function;
            }
            2 => {
                "two" -> function;
            }
        }
    }
    string|error:NoMessage got = <- a | a;
    return got is error ? "none" : got;
}

public function main() {
    io:println(pick(1)); // @output one,-,-,end
    io:println(pick(2)); // @output -,two,-,end
    io:println(pick(3)); // @output -,-,many,end
    io:println(matched(1), matched(2), matched(3)); // @output onetwonone
}
