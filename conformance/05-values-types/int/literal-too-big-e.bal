// A literal beyond 64 bits is no int.

public function main() {
    int a = 9223372036854775808; // @error
    int b = 0x8000000000000000; // @error
    int c = -9223372036854775809; // @error
}
