// A function whose result is not nilable returns on all paths.

function a() returns int {
} // @error

function b(boolean t) returns int {
    if t {
        return 1;
    }
} // @error

function c(int n) returns int {
    while n > 0 {
        return 1;
    }
} // @error

function d(int[] l) returns string {
    foreach int n in l {
        return n.toString();
    }
} // @error

function e() returns int? {
}

function f() returns int {
    do {
        return 1;
    }
}

function g() returns int {
    panic error("x");
}
