// Arithmetic on sized ints gives int.

public function main() {
    byte a = 1;
    byte b = 2;
    byte c = a + b; // @error
    int d = a + b;
    int:Signed8 e = -d; // @error
}
