// init is not private, and gives nil or an error.

class A {
    private function init() { // @error
    }
}

class B {
    function init() returns int { // @error
        return 1;
    }
}

class C {
    function init() returns error? {
    }
}
