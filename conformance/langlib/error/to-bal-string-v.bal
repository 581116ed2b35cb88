// toBalString describes message, cause and details as expressions.

import ballerina/io;

public function main() {
    error e = error("a\"b", d = 1d, s = "x");
    io:println(e.toBalString()); // @output error("a\"b",d=1d,s="x")
    error f = error("outer", error("inner"));
    io:println(f.toString(), f.toBalString()); // @output error("outer",error("inner"))error("outer",error("inner"))
}
