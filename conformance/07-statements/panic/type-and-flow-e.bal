// panic takes an error, and nothing comes behind it.

function f(int n) returns int {
    if n == 0 {
        panic "text"; // @error
    }
    if n == 1 {
        panic error("x");
    } else {
        return 1;
    }
}

function g(error? e) returns int {
    panic e; // @error
}
