// Remote methods have a symbol space of their own.

import ballerina/io;

type Line client object {
    public string send;
    remote function send(string text) returns int;
};

client class Phone {
    *Line;
    private int n = 0;

    function init(string send) {
        self.send = send;
    }

    remote function send(string text) returns int {
        self.n += text.length();
        return self.n;
    }
}

public function main() {
    Line l = new Phone("button");
    int a = l->send("abc");
    int b = l->send("de");
    io:println(l.send, a, b); // @output button35
}
