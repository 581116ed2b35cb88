// A worker may fail before it receives.

import ballerina/io;

function check1(int n) returns error? {
    if n > 1 {
        return error("too many");
    }
}

function taste(int n) returns error? {
    worker cook {
        error? e = "soup" ->> function;
        if e is () {
            io:println("eaten");
        }
    }
    check check1(n);
    string dish = <- cook;
    io:println(dish);
    wait cook;
}

public function main() returns error? {
    check taste(1);
    // @output soup
    // @output eaten
    error? e = taste(2);
    io:println(e is error); // @output true
}
