// A listener has the methods of the Listener object type.

class NoListener {
}

listener NoListener l = new; // @error

int n = 1;

service on n { // @error
}
