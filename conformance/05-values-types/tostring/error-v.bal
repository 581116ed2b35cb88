// An error is shown with its type's local name, message, cause and details.

import ballerina/io;

type Low distinct error;

public function main() {
    error e = error("bad", n = 1, s = "x");
    io:println(e.toString()); // @output error("bad",n=1,s="x")
    error f = error Low("low", e, list = [1]);
    io:println(f.toString()); // @output error Low ("low",error("bad",n=1,s="x"),list=[1])
}
