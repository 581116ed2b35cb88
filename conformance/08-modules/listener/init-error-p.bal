// A listener whose expression gives an error fails its module.

import ballerina/io;

class Bell {
    public function attach(service object {} svc, string[]|string? attachPoint) returns error? {
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

function make() returns Bell|error {
    io:println("making"); // @output making
    return error("no bell");
}

listener Bell bell = make(); // @panic no bell

public function main() {
    io:println("not reached");
}
