// A service may be attached to several listeners.

import ballerina/io;

class Bell {
    private string name;

    function init(string name) {
        self.name = name;
    }

    public function attach(service object {} svc, string[]|string? attachPoint) returns error? {
        io:println("attached to ", self.name);
    }

    public function detach(service object {} svc) returns error? {
    }

    public function 'start() returns error? {
        panic error("started"); // @panic started
    }

    public function gracefulStop() returns error? {
    }

    public function immediateStop() returns error? {
    }
}

listener Bell front = new ("front");
listener Bell back = new ("back");

service on front, back {
    // @output attached to front
    // @output attached to back
}
