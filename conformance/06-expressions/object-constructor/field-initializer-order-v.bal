// Fields are initialized in order, before init runs.

import ballerina/io;

isolated function note(string s) returns int {
    io:println(s);
    return 1;
}

public function main() {
    object {int a; int b;} o = object {
        int a = note("a");
        int b = note("b");

        function init() {
            io:println("init");
        }
    };
    // @output a
    // @output b
    // @output init
    io:println(o.a + o.b); // @output 2
}
