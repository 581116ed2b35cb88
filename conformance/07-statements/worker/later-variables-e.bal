// Variables declared after the workers are not in scope within them, nor
// worker names before them.

function f() returns int {
    future<int> x = w; // @error
    worker w returns int {
        return later; // @error
    }
    int later = 1;
    return wait w;
}
