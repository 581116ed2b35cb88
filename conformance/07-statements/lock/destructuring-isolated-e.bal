// An isolated variable is not assigned to by a destructuring assignment.

isolated int n = 0;

function f() {
    lock {
        [n] = [1]; // @error
    }
}
