// A field that holds a function is called through self like a method.

import ballerina/io;

class Handler {
    private (function (string) returns string)? g = ();

    function set(function (string) returns string g) {
        self.g = g;
    }

    function run(string s) returns string {
        var g = self.g;
        return g is () ? "none" : g(s);
    }
}

public function main() {
    Handler h = new;
    io:println(h.run("x")); // @output none
    h.set(s => s + "!");
    io:println(h.run("x")); // @output x!
}
