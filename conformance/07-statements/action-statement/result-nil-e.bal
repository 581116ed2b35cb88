// An action statement's result is nil.

client class C {
    remote function get() returns int => 1;

    remote function put() {
    }

    remote function post() returns error? {
    }
}

function f(C c) returns error? {
    c->put();
    check c->post();
    c->get(); // @error
    c->post(); // @error
    _ = c->get();
}
