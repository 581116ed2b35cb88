// A variable is used only where it has surely been assigned.

function f(int n) returns string {
    string s;
    if n > 0 {
        s = "positive";
    }
    return s; // @error
}

function g(int n) returns int {
    int r;
    while n > 0 {
        r = 1;
        break;
    }
    return r; // @error
}

function h() returns int {
    int a;
    a += 1; // @error
    int b;
    int c = b; // @error
    return c;
}

function k(int n) returns int {
    int r;
    foreach int i in 0 ..< n {
        r = i;
    }
    return r; // @error
}

function m(int n) returns int {
    int r;
    match n {
        1 => {
            r = 1;
        }
    }
    return r; // @error
}
