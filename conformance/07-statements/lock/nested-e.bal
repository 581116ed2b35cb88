// What is said of a lock statement holds for all that is in it: lock statements
// inside of it and their variables, too.

isolated int a = 0;
isolated int b = 0;
isolated int[] list = [];

function two() {
    lock {
        a += 1;
        lock {
            b += 1; // @error
        }
    }
}

function across() {
    lock {
        int[] inner = [];
        lock {
            list = inner; // @error
        }
        lock {
            list = inner.clone();
        }
    }
}
