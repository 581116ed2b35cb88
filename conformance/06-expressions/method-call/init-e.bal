// init is called only on self.

class C {
    int n = 0;

    function init() {
    }

    function again() {
        self.init();
    }
}

public function main() {
    C c = new;
    c.again();
    c.init(); // @error
}
