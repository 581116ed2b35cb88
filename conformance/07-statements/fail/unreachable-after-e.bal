// A statement after one that always fails is not reachable.

function f() {
    do {
        fail error("x");
        _ = 1; // @error
    } on fail {
    }
}
