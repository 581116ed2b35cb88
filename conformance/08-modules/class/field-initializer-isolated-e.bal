// Field initializers are isolated unless there is an init that is not.

int[] shared = [];

class A {
    int[] l = shared; // @error
}

class B {
    int[] l = shared;

    function init() {
    }
}

class C {
    int[] l = shared; // @error

    isolated function init() {
    }
}
