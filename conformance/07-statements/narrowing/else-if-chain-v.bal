// Each else sees what the conditions before it have ruled out.

import ballerina/io;

function kind(int|string|boolean? v) returns string {
    if v is () {
        return "nil";
    } else if v is int {
        return (v + 1).toString();
    } else if v is string {
        return v.toUpperAscii();
    } else {
        return (!v).toString();
    }
}

public function main() {
    io:println(kind(()), kind(1), kind("a"), kind(true)); // @output nil2Afalse
}
