// is tests whether a value belongs to a type; !is is its opposite.

import ballerina/io;

public function main() {
    anydata[] l = [1, 1.0, "x", (), [1], {a: 1}];
    foreach anydata v in l {
        io:println(v is int, v is float, v is string?, v !is int);
        // @output truefalsefalsefalse
        // @output falsetruefalsetrue
        // @output falsefalsetruetrue
        // @output falsefalsetruetrue
        // @output falsefalsefalsetrue
        // @output falsefalsefalsetrue
    }
}
