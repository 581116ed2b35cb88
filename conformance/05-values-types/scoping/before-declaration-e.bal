// A local variable is not known before its declaration.

public function main() {
    int a = b; // @error
    int b = 1;
    int c = c + 1; // @error
}
