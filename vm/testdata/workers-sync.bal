// A synchronous send and a flush wait until the messages are taken.
//
//> sending
//> receiving
//> sent
//> 6
//> flushed

import ballerina/io;
import ballerina/lang.runtime;
public function main() {
    worker A {
        io:println("sending");
        1 ->> B;
        io:println("sent");
        2 -> B;
        3 -> B;
        flush B;
        io:println("flushed");
    }
    worker B {
        runtime:sleep(0.02);
        io:println("receiving");
        int a = <- A;
        runtime:sleep(0.02);
        int b = <- A;
        int c = <- A;
        io:println(a + b + c);
    }
    wait A;
    wait B;
}
