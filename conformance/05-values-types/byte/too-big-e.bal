// A byte holds no other ints, and arithmetic on bytes gives ints.

public function main() {
    byte a = 255;
    byte b = 256; // @error
    byte c = a + 1; // @error
    byte d = a & 15;
    byte e = -1; // @error
}
