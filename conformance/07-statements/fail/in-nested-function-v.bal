// fail in a closure ends the closure, not the function around it.

import ballerina/io;

public function main() {
    do {
        function () returns error? f = function() returns error? {
            fail error("inner");
        };
        error? e = f();
        io:println(e is error); // @output true
    } on fail {
        io:println("not reached");
    }
}
