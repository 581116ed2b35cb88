// A final variable is assigned once.

public function main() {
    final int a = 1;
    a = 2; // @error
    final int b;
    b = 1;
    b = 2; // @error
    final var [c, d] = [1, 2];
    c = 3; // @error
    a += 1; // @error
}
