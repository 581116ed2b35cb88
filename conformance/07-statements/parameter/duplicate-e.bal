// Parameters have different names.

function f(int a, string a) { // @error
}

function g(int a, string... b) {
}
