// A variable that init sets has no value while variables are initialized and
// services are made.

import ballerina/io;

final int size;
int twice = 2 * size; // @error
function () returns int later = () => size;

class Listener {
    function init(int port) {
    }

    public function attach(service object {} s, () name) returns error? {
    }

    public function detach(service object {} s) returns error? {
    }

    public function 'start() returns error? {
    }

    public function gracefulStop() returns error? {
    }

    public function immediateStop() returns error? {
    }
}

listener Listener l = new (size); // @error

service on l {
    int a = size; // @error
    int b;

    function init() {
        self.b = size; // @error
    }

    remote function show() {
        io:println(size);
    }
}

function init() {
    size = 4;
}
