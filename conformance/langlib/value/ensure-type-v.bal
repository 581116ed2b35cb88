// ensureType casts, or gives an error.

import ballerina/io;

public function main() {
    any v = 5;
    int|error a = v.ensureType();
    float|error b = v.ensureType(float);
    string|error c = v.ensureType();
    io:println(a, b, c is error); // @output 55.0true
    int[]|error d = (<anydata[]>[1]).ensureType();
    io:println(d is error); // @output true
}
