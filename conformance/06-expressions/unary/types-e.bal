// Operands of other types are errors.

public function main() {
    string s = "x";
    boolean b = true;
    float f = 1.5;
    _ = -s; // @error
    _ = +b; // @error
    _ = ~f; // @error
    _ = !s; // @error
    _ = !1; // @error
}
