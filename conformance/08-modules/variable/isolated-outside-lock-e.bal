// An isolated variable is used within lock only.

isolated int[] list = [];

function f() returns int {
    list.push(1); // @error
    lock {
        list.push(2);
    }
    return list.length(); // @error
}
