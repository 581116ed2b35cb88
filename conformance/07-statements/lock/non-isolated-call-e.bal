// Within a lock on an isolated variable only isolated functions are called.

isolated int[] list = [];
int n = 0;

function impure() {
    n += 1;
}

function f() {
    lock {
        list.push(1);
        impure(); // @error
    }
    lock {
        impure();
    }
}
