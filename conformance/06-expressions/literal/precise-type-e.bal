// The type of a literal is the singleton of its value.

public function main() {
    1|2 a = 1;
    1|2 b = 3; // @error
    "x" c = "y"; // @error
    final var d = 1;
    2 e = d; // @error
}
