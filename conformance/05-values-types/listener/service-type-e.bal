// A service has the type that the listener's attach takes.

type Ring service object {
    remote function ring() returns string;
};

class Bell {
    public function attach(Ring svc, string[]|string? attachPoint) returns error? {
    }

    public function detach(Ring svc) returns error? {
    }

    public function 'start() returns error? {
    }

    public function gracefulStop() returns error? {
    }

    public function immediateStop() returns error? {
    }
}

listener Bell bell = new;

service on bell {
    remote function ring() returns string => "ding";
}

service on bell { // @error
    remote function knock() returns string => "knock";
}
