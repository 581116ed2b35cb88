// A literal is a type that holds just its value.

import ballerina/io;

type Yes "yes";

type Zero 0;

type Bits 0|1;

type Rate 0.5;

type Price 1.5d;

public function main() {
    Yes y = "yes";
    Zero z = 0;
    Bits[] b = [0, 1, z];
    io:println(y, b); // @output yes[0,1,0]
    any v = 0.5;
    any w = 1.50d;
    io:println(v is Rate, v is Price, w is Price, 0 is Bits); // @output truefalsetruetrue
    -1 m = -1;
    io:println(m); // @output -1
}
