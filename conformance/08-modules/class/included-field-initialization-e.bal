// Fields that are included need a value too.

class Base {
    int n = 1;
}

class Bare { // @error
    *Base;
}

class Late { // @error
    *Base;

    function init() {
    }
}

class Good {
    *Base;

    function init() {
        self.n = 2;
    }
}

class Declared {
    *Base;
    int n = 3;
}
