// A rest parameter has no default.

function f(int... ns = [1]) { // @error
}
