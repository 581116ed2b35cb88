// A final field is assigned only in init.

class C {
    final int a = 1;
    final int b;

    function init() {
        self.b = 2;
    }

    function change() {
        self.b = 3; // @error
    }
}

public function main() {
    C c = new;
    c.a = 2; // @error
}
