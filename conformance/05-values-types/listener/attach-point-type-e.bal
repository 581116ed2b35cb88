// What a service is attached at has the type that the listener's attach takes.

class Bell {
    public function attach(service object {} svc, string attachPoint) returns error? {
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

listener Bell bell = new;

service "door" on bell {
}

service on bell { // @error
}
