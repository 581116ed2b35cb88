// The first line of the trace is that of the function that panics.

function outer(int n) returns int {
    return inner(n - 1);
}

function inner(int n) returns int {
    int m = 10;
    return m / n; // @panic
}

public function main() {
    _ = outer(2);
    _ = outer(1);
}
