// A worker's result belongs to its return type, by default nil.

function f() {
    worker a {
        return 1; // @error
    }
    worker b returns int {
        return "x"; // @error
    }
    int n = wait a; // @error
}
