// Who includes an isolated or client type has the same qualifier.

type A isolated object {
    function f();
};

type B client object {
};

class C {
    *A; // @error

    function f() {
    }
}

class D {
    *B; // @error
}

isolated class E {
    *A;

    isolated function f() {
    }
}
