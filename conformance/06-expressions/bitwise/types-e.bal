// Other operands and results are errors.

public function main() {
    int n = 1;
    byte b = 1;
    byte c = n | b; // @error
    byte d = n ^ b; // @error
    boolean t = true;
    _ = t & t; // @error
    _ = 1.5 | 2.5; // @error
}
