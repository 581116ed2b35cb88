// -> calls a remote method; a method of the same name is another member.

import ballerina/io;

client class Conn {
    int sent = 0;

    remote function send(int n, int times = 1) returns int|error {
        self.sent += n * times;
        return n > 9 ? error("too big") : self.sent;
    }

    function send() returns string => "local";
}

public function main() returns error? {
    Conn c = new;
    int n = check c->send(2);
    int m = check c->send(3, times = 2);
    int|error k = c->send(10);
    io:println(n, m, k is error, c.send()); // @output 28truelocal
}
