// A message belongs to value:Cloneable.

class C {
    int n = 0;
}

public function main() {
    worker a {
        C c = new;
        c -> function; // @error
    }
    C d = <- a;
}
