// An assignment ends a narrowing.

function f(int|string v) returns int {
    int|string w = v;
    if w is int {
        int a = w;
        w = "x";
        return w + a; // @error
    }
    return 0;
}

function g(int? n) returns int {
    int? m = n;
    if m is () {
        m = 5;
    }
    return m; // @error
}
