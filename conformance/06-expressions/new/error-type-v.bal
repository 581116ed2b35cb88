// The type of new includes the errors of init.

import ballerina/io;

type Refused distinct error;

class Gate {
    function init(int n) returns Refused? {
        if n > 1 {
            return error Refused("too many");
        }
    }
}

public function main() returns error? {
    Gate|Refused a = new (2);
    Gate b = check new (1);
    any v = b;
    io:println(a is Refused, " ", v is Gate); // @output true true
}
