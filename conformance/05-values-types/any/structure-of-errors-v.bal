// A structure may hold errors and still belong to any.

import ballerina/io;

public function main() {
    error[] errors = [error("a")];
    any v = errors;
    io:println(v is error[], " ", v is anydata[]); // @output true false
    (any|error)[] all = [1, error("b")];
    any w = all;
    io:println(w is any[]); // @output false
}
