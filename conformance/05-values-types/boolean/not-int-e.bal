// No number is a boolean.

public function main() {
    boolean a = 1; // @error
    boolean b = 0; // @error
    int c = true; // @error
}
