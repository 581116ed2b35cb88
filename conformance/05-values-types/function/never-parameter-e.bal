// A parameter's type is not never.

function f(never n) { // @error
}
