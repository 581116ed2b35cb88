// Fields get their initializers, then init is called.

import ballerina/io;

class C {
    int a = say("a");
    int b;
    string[] log = [];

    function init(int b) {
        self.b = b + self.a;
        self.note("init");
    }

    function note(string s) {
        self.log.push(s);
    }
}

isolated function say(string s) returns int => s.length();

public function main() {
    C c = new (4);
    io:println(c.a, c.b, c.log); // @output 15["init"]
}
