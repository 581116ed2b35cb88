// foreach takes no stream that may complete with an error.

function f(stream<int, error?> s) {
    foreach int n in s { // @error
        _ = n;
    }
}
