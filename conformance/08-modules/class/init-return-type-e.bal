// init returns nil or an error.

class A {
    function init() returns int { // @error
        return 1;
    }
}

class B {
    function init() returns error? {
    }
}
