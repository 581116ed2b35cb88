// A reserved keyword is not an identifier.

public function main() {
    int type = 1; // @error
}
