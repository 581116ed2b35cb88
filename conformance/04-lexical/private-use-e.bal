// Private use characters are no part of an identifier.

public function main() {
    int nm = 1; // @error
}
