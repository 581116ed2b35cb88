// What comes into a lock statement is an isolated expression.

isolated int[][] lists = [];

function f(int[] l, readonly & int[] r) {
    lock {
        lists.push(l); // @error
    }
    lock {
        lists.push(l.clone());
    }
    lock {
        lists.push(r);
    }
}
