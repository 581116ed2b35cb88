// Detail values belong to value:Cloneable.

class C {
    int n = 0;
}

public function main() {
    C c = new;
    error e = error("x", c = c); // @error
}
