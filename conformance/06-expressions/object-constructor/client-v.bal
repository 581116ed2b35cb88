// client allows remote methods.

import ballerina/io;

public function main() {
    var c = client object {
        remote function double(int n) returns int => n * 2;
    };
    int n = c->double(4);
    io:println(n, c is client object {}); // @output 8true
}
