// An isolated variable is used only within lock.

isolated int[] list = [];

function f() returns int {
    list.push(1); // @error
    return list.length(); // @error
}

function g() {
    lock {
        list.push(1);
    }
}
