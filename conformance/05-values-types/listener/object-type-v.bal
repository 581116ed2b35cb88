// A class with the listener's methods belongs to the listener's type.

import ballerina/io;

type Listens object {
    public function attach(service object {} svc, string[]|string? attachPoint) returns error?;
    public function detach(service object {} svc) returns error?;
    public function 'start() returns error?;
    public function gracefulStop() returns error?;
    public function immediateStop() returns error?;
};

class Bell {
    public function attach(service object {} svc, string[]|string? attachPoint = ()) returns error? {
    }

    public function detach(service object {} svc) returns error? {
    }

    public function 'start() returns error? {
    }

    public function gracefulStop() returns error? {
    }

    public function immediateStop() returns error? {
    }
}

public function main() {
    Bell b = new;
    Listens l = b;
    io:println(l === b); // @output true
}
