// What stands between service and on is handed to attach: nothing, a string or
// the names of a path.

import ballerina/io;

class Bell {
    public function attach(service object {} svc, string[]|string? attachPoint) returns error? {
        io:println(attachPoint is () ? "none" : attachPoint);
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

listener Bell bell = new;

service on bell {
    // @output none
}

service "door" on bell {
    // @output door
}

service /a/b on bell {
    // @output ["a","b"]
}

service / on bell {
    // @output []
}
