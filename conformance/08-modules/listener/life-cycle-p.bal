// Services are attached while the module is initialized; then main is called,
// and then listeners are started.

import ballerina/io;

class Listener {
    private int attached = 0;

    function init() {
        io:println("init"); // @output init
    }

    public function attach(service object {} s, string[]|string? name = ()) returns error? {
        self.attached += 1;
        io:println("attach ", name);
        // @output attach ["a","b"]
        // @output attach text
    }

    public function detach(service object {} s) returns error? {
    }

    // @output module init
    // @output main
    public function 'start() returns error? {
        io:println("start ", self.attached); // @output start 2
        panic error("cannot start"); // @panic cannot start
    }

    public function gracefulStop() returns error? {
    }

    public function immediateStop() returns error? {
    }
}

listener Listener l = new;

service /a/b on l {
}

service "text" on l {
}

function init() {
    io:println("module init");
}

public function main() {
    io:println("main");
}
