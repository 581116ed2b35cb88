// An error binding pattern takes message, cause and detail fields.

import ballerina/io;

type Info record {|
    int code;
    string where;
|};

public function main() {
    error<Info> e = error("m", error("c"), code = 1, where = "w");
    error<Info> error(message, cause, code = k, ...rest) = e;
    io:println(message, k, rest); // @output m1{"where":"w"}
    io:println(cause is error ? cause.message() : ""); // @output c
    var error(m2) = e;
    io:println(m2); // @output m
    var error(_, where = w) = e;
    io:println(w); // @output w
}
