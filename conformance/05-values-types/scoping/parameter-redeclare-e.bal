// Parameters are local names too.

function f(int a) {
    int a = 1; // @error
}

function g(int a, int a) { // @error
}
