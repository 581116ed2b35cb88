// Variables of a final binding are not assigned again.

public function main() {
    final var [a, b] = [1, "x"];
    a = 2; // @error
    final int c;
    c = 1;
    c = 2; // @error
}
