// After an assignment a variable has its declared type; a new test narrows anew.

import ballerina/io;

public function main() {
    int|string v = 1;
    if v is int {
        int n = v;
        v = "text";
        if v is string {
            io:println(n, v.length()); // @output 14
        }
    }
}
