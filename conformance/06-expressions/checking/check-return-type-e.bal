// The error of check must fit the function's return type.

function f() returns int|error => 1;

type MyError distinct error;

function a() returns int {
    return check f(); // @error
}

function b() returns int|MyError {
    return check f(); // @error
}

function c() {
    int _ = check f(); // @error
}

function d() returns error? {
    int _ = check f();
}
