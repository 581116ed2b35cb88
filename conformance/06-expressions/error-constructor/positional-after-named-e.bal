// Named arguments of an error constructor come last.

public function main() {
    error a = error("x", code = 1, "y"); // @error
    error b = error("x", (), "y"); // @error
}
