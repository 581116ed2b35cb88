// An iteration that may end with an error needs a function that returns it, or
// an on fail clause.

function f(stream<int, error?> s) {
    foreach int n in s { // @error
    }
}

function g(stream<int, error?> s) {
    foreach int n in s {
    } on fail error e {
    }
}
