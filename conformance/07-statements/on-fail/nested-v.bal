// A failure goes to the nearest on fail around it, one in a handler further out.

import ballerina/io;

public function main() {
    do {
        do {
            check error("inner");
        } on fail error e {
            io:println("1 ", e.message()); // @output 1 inner
            fail error("outer", e);
        }
    } on fail error e {
        error? cause = e.cause();
        io:println("2 ", e.message(), " ", cause is error); // @output 2 outer true
    }
}
