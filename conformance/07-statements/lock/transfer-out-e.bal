// What leaves a lock statement is an isolated expression.

isolated int[] list = [];

function f() returns int[] {
    lock {
        return list; // @error
    }
}

function g() returns int[] {
    lock {
        return list.clone();
    }
}

function h() returns int {
    int[] outside = [];
    lock {
        outside = list; // @error
    }
    lock {
        outside = list.cloneReadOnly();
    }
    return outside.length();
}
