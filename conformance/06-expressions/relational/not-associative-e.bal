// Relational operators do not chain.

public function main() {
    int a = 1;
    boolean b = 0 < a < 2; // @error
}
