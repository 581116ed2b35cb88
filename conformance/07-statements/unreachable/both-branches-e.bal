// An if whose branches both leave does not complete.

function f(boolean b) returns int {
    if b {
        return 1;
    } else {
        return 2;
    }
    return 3; // @error
}

function g(boolean b) returns int {
    if b {
        return 1;
    } else if !b {
        return 2;
    }
    return 3;
}
