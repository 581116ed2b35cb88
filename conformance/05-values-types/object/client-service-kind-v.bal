// A network object belongs only to types that allow its kind.

import ballerina/io;

client class Conn {
    remote function send() returns int => 1;
}

service class Svc {
    remote function onMessage() {
    }
}

public function main() {
    any c = new Conn();
    any s = new Svc();
    io:println(c is client object {}, c is service object {}, c is object {}); // @output truefalsetrue
    io:println(s is client object {}, s is service object {}, s is object {}); // @output falsetruetrue
}
