// An else-if behind a condition that is always true cannot be reached.

function f() returns int {
    if true {
        return 1;
    } else if 1 > 0 { // @error
        return 2;
    }
}

function g(boolean b) returns int {
    if b {
        return 1;
    } else if true {
        return 2;
    } else if b { // @error
        return 3;
    }
}
