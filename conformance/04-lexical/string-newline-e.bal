// A string literal does not go over the end of its line.

public function main() {
    string open = "abc; // @error
    _ = open;
}
