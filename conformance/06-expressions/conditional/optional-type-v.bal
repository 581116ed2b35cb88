// Behind is a question mark may belong to the type or to the conditional.

import ballerina/io;

function f(any v) returns string => v is int? ? "int or nil" : v is string ? "string" : "other";

public function main() {
    io:println(f(1), ",", f(()), ",", f("x"), ",", f(1.5)); // @output int or nil,int or nil,string,other
}
