// A hexadecimal literal stands for its number, not for a pattern of bits.

public function main() {
    int a = 0x7fffffffffffffff;
    int b = 0x8000000000000000; // @error
    int c = a + b;
}
