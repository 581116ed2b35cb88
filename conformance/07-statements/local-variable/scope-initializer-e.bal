// A variable is not in scope in its own initializer, nor before it.

public function main() {
    int a = a + 1; // @error
    int b = c; // @error
    int c = 1;
}
