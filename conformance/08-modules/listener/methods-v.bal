// An object with the listener's methods can be used directly, too.

import ballerina/io;

class L {
    public function attach(service object {} s, string[]|string? name = ()) returns error? {
        io:println("attach ", name is ()); // @output attach true
    }

    public function detach(service object {} s) returns error? {
        io:println("detach"); // @output detach
    }

    public function 'start() returns error? {
    }

    public function gracefulStop() returns error? {
    }

    public function immediateStop() returns error? {
    }
}

public function main() returns error? {
    L l = new;
    service object {} s = service object {
        remote function onEvent() returns string => "event";
    };
    check l.attach(s);
    check l.detach(s);
}
