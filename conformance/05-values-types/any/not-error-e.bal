// An error does not belong to any; a value of any has to be narrowed before use.

public function main() {
    any a = error("x"); // @error
    any|error b = error("x");
    any c = b; // @error
    any d = 1;
    int e = d; // @error
}
