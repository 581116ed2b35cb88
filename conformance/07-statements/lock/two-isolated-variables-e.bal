// One lock statement uses one isolated variable.

isolated int[] a = [];
isolated int[] b = [];

function f() {
    lock {
        a.push(1);
        b.push(2); // @error
    }
}
