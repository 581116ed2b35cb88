// An assignment in a loop must not reach the loop's next round while the
// variable is narrowed outside of it.

function f(int|string v) {
    int|string w = v;
    if w is int {
        while true { int k = w; w = "x"; _ = k; } // @error
    }
}

function g(int|string v) {
    int|string w = v;
    if w is int {
        foreach int i in 0 ... 3 {
            int k = w + i;
            if k > 2 {
                w = "x";
                break;
            }
        }
    }
}
