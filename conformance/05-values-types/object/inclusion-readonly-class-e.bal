// A readonly class is included only in readonly classes.

readonly class A {
    int n = 1;
}

class B {
    *A; // @error

    function init() {
        self.n = 1;
    }
}
