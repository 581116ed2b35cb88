// A method is defined with the visibility with which it is included.

type A object {
    public function f();
};

class B {
    *A;

    function f() { // @error
    }
}
