// A singleton result is computed at compile time, and must exist.

public function main() {
    int a = 9223372036854775807;
    int b = 9223372036854775807 + 1; // @error
}
