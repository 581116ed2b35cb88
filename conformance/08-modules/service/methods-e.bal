// A service declaration has remote and resource methods; its init takes nothing.

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

listener Bell bell = new;

service on bell {
    remote function ring() {
    }

    resource function get state() returns string => "";

    function init(int n) { // @error
    }
}
