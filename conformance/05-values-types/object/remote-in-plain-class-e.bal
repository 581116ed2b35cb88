// Only network interaction objects have remote and resource methods.

class Plain {
    remote function send() { // @error
    }

    resource function get x() returns int => 1; // @error
}
