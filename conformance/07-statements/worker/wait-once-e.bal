// A worker's name is evaluated once in each execution.

function f() returns int {
    worker a returns int {
        return 1;
    }
    int x = wait a;
    int y = wait a; // @error
    return x + y;
}
