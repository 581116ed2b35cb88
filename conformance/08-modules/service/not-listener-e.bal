// A service is attached to listeners.

class Plain {
}

Plain p = new;

service on p { // @error
}
