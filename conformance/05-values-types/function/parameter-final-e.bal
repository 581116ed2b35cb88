// Parameters cannot be assigned to.

function f(int a, int... rest) {
    a = 5; // @error
    rest = []; // @error
}
