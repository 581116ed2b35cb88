// Only iterable values whose iteration cannot fail are for foreach.

function f(int n, stream<int, error?> s, int[]? list) {
    foreach int i in n { // @error
    }
    foreach int i in s { // @error
    }
    foreach int i in list { // @error
    }
}
