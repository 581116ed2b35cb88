// What a branch declares ends with it.

function f(boolean b) {
    if b {
        int n = 1;
    } else {
        n = 2; // @error
    }
    int m = n; // @error
}
