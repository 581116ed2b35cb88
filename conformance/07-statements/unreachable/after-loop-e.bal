// A loop without end and without break does not complete.

function f() {
    while true {
    }
    int n = 1; // @error
}

function g() returns int {
    while true {
        break;
    }
    return 1;
}
