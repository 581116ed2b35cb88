// The error of on fail may be taken apart.

import ballerina/io;

type Fault error<record {|int code; string text;|}>;

function f() returns int|Fault => error Fault("bad", code = 3, text = "x");

public function main() {
    do {
        int n = check f();
        io:println(n);
    } on fail var error(message, code = code) {
        io:println(message, code + 1); // @output bad4
    }
    do {
        fail error("m", k = 1);
    } on fail var error(m, ...rest) {
        io:println(m, rest); // @output m{"k":1}
    }
}
