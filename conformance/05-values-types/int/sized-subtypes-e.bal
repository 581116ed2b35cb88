// A value outside a sized subtype's range does not belong to it.

public function main() {
    int:Signed8 a = 128; // @error
    int:Unsigned8 b = -1; // @error
    int:Signed16 c = 32768; // @error
    int:Unsigned16 d = 65536; // @error
    int:Signed32 e = 2147483648; // @error
    int:Unsigned32 f = 4294967296; // @error
    int n = 5;
    int:Signed32 g = n; // @error
}
