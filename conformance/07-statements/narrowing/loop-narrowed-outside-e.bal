// A variable narrowed before a loop is not assigned on a way to the next round.

function f(int|string|() p) {
    int|string|() v = p;
    if v is int {
        foreach int i in 0 ..< 3 {
            v = i; // @error
        }
    }
}

function g(string? p) {
    string? s = p;
    if s is () {
        return;
    }
    int n = 0;
    while n < 2 {
        n += 1;
        if n == 1 {
            s = (); // @error
            continue;
        }
    }
}
