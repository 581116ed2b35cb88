// A default belongs to the type of its parameter.

function f(int n = "x") { // @error
}

function g(int n, string s = n) { // @error
}

function h(int n, string s = n.toString(), boolean... b) {
}
