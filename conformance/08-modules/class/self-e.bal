// Members are reached only through self, which cannot be assigned to.

class C {
    int n = 0;

    function f() {
        n = 1; // @error
        f(); // @error
        self = new; // @error
        self.n = 1;
        self.f();
    }
}

function g() {
    self.n = 1; // @error
}
