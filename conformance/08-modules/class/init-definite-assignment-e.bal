// init assigns every field before it uses self as a whole or returns.

class A {
    int a; // @error
}

class B {
    int a;
    int b;

    function init() {
        self.a = self.b; // @error
        self.use(); // @error
        self.b = 1;
        self.use();
    }

    function use() {
    }
}

class C {
    int a;

    function init(boolean t) returns error? {
        if t {
            return; // @error
        }
        self.a = 1;
    }
}
