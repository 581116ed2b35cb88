// A suffix or form excludes the other types.

public function main() {
    int a = 1.0; // @error
    int b = 1f; // @error
    int c = 1e3; // @error
    decimal d = 1.0f; // @error
    float e = 1.0d; // @error
    decimal f = 0x1p4; // @error
    string g = 1; // @error
}
