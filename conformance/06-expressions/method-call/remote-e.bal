// A remote method is not called like other methods.

client class C {
    remote function f() {
    }

    function g() {
    }
}

public function main() {
    C c = new;
    c.f(); // @error
    c->g(); // @error
    c->f();
    c.g();
}
