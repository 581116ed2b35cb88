// An assignment before a failure may not have happened in the handler.

function may() returns error? => ();

function f() returns int {
    int n;
    do {
        check may();
        n = 1;
    } on fail {
        return n; // @error
    }
    return n;
}
