// An error has a message, perhaps a cause, and an immutable detail mapping.

import ballerina/io;

public function main() {
    error cause = error("disk full");
    error e = error("cannot save", cause, file = "a.txt", size = 3);
    io:println(e.message()); // @output cannot save
    io:println(e.cause() === cause); // @output true
    io:println(e.detail()); // @output {"file":"a.txt","size":3}
    any detail = e.detail();
    io:println(detail is readonly); // @output true
    io:println(cause.cause() is (), cause.detail()); // @output true{}
}
