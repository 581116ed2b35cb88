// A panic is not handled by on fail.

import ballerina/io;

public function main() {
    do {
        int[] l = [];
        io:println(l[0]); // @panic
        check trap1();
    } on fail error e {
        io:println("caught", e);
    }
}

function trap1() returns error? {
}
