// handle is a type of its own: other values do not belong to it.

import ballerina/io;

function isHandle(any v) returns boolean => v is handle;

public function main() {
    handle? h = ();
    io:println(isHandle(1), " ", isHandle("x"), " ", isHandle(main), " ", h is ()); // @output false false false true
}
