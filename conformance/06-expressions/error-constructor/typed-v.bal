// The type may be named, or come from the expected type.

import ballerina/io;

type Info record {|
    int code;
    string note = "-";
|};

type MyError distinct error<Info>;

public function main() {
    error a = error MyError("a", code = 1);
    MyError b = error("b", a, code = 2, note = "n");
    io:println(a is MyError, b.detail().note, b.cause() === a); // @output truentrue
    if a is MyError {
        io:println(a.detail().note); // @output -
    }
    MyError|string c = error("c", code = 3);
    io:println(c is MyError); // @output true
}
