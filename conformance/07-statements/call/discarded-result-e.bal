// A call statement's result is nil.

function f() returns int => 1;

function g() {
}

function h() returns int? => ();

function k() returns error? => ();

public function main() {
    f(); // @error
    g();
    h(); // @error
    k(); // @error
    _ = f();
    _ = k(); // @error
    error? e = k();
}
