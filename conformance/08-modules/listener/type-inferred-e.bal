// The type of a listener is a listener type, possibly with errors.

class Plain {
}

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

function make() returns Bell|error => new;

listener Plain a = new; // @error
listener b = make();
listener Bell c = make();
listener d = 5; // @error
