// An action is not part of an expression.

client class Conn {
    remote function get() returns int => 1;
}

function f(int n) {
}

public function main() {
    Conn c = new;
    int n = c->get() + 1; // @error
    f(c->get()); // @error
    int m = c->missing(); // @error
    int k = c->get();
}
