// Objects are not cloneable unless they are readonly.

class C {
    int n = 0;
}

public function main() {
    C c = new;
    C d = c.clone(); // @error
    function () f = main;
    function () g = f.clone();
}
