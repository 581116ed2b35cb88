// Shifts are for ints; a left shift gives int.

public function main() {
    byte b = 1;
    byte c = b << 1; // @error
    float f = 1.0;
    _ = f >> 1; // @error
    _ = 1 << "x"; // @error
    int:Signed8 s = 1;
    int:Signed8 t = s >> 1; // @error
}
