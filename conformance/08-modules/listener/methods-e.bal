// Every method of a listener is public, with the parameters and results of the
// Listener object type.

class Good {
    public isolated function attach(service object {} s, () name) {
    }

    public function detach(service object {} s) returns error? {
    }

    public function 'start() {
    }

    public function gracefulStop() returns error? {
    }

    public function immediateStop() returns error? {
    }
}

class Hidden {
    public function attach(service object {} s, string[]? name) returns error? {
    }

    public function detach(service object {} s) returns error? {
    }

    function 'start() returns error? {
    }

    public function gracefulStop() returns error? {
    }

    public function immediateStop() returns error? {
    }
}

class NoPlace {
    public function attach(service object {} s) returns error? {
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

class WrongPlace {
    public function attach(service object {} s, int port) returns error? {
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

class Gives {
    public function attach(service object {} s, string name) returns error? {
    }

    public function detach(service object {} s) returns error? {
    }

    public function 'start() returns int {
        return 1;
    }

    public function gracefulStop() returns error? {
    }

    public function immediateStop() returns error? {
    }
}

class Clients {
    public function attach(client object {} s, string name) returns error? {
    }

    public function detach(client object {} s) returns error? {
    }

    public function 'start() returns error? {
    }

    public function gracefulStop() returns error? {
    }

    public function immediateStop() returns error? {
    }
}

listener Good a = new;
listener Hidden b = new; // @error
listener NoPlace c = new; // @error
listener WrongPlace d = new; // @error
listener Gives e = new; // @error
listener Clients f = new; // @error

service on new Gives() { // @error
}
