// The error of a panic keeps its identity, cause and details when trapped.

import ballerina/io;

function f(error e) returns int {
    panic e;
}

public function main() {
    error inner = error("inner");
    error e = error("outer", inner, code = 5);
    int|error r = trap f(e);
    io:println(r === e, r is error && r.cause() === inner, r is error ? r.detail() : ()); // @output truetrue{"code":5}
}
