// Only errors fail; the handler's type takes every error that may occur; the
// error must fit the function's result.

type A distinct error;

type B distinct error;

function a() returns A? => ();

function b() returns B? => ();

function f() returns A? {
    check a();
    check b(); // @error
}

function g() {
    do {
        check a();
        check b();
    } on fail A e { // @error
        string _ = e.message();
    }
    do {
        check a();
        check b();
    } on fail A|B e {
        string _ = e.message();
    }
    fail error("x"); // @error
}

function h() returns error? {
    fail "x"; // @error
}
