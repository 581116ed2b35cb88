// Operands are boolean.

public function main() {
    boolean t = true;
    _ = t && 1; // @error
    _ = "x" || t; // @error
    boolean? n = t;
    _ = n && t; // @error
}
