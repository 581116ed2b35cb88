// A byte array literal has whole bytes, and a fixed length.

public function main() {
    byte[] a = base16 `abc`; // @error
    byte[] b = base16 `xy`; // @error
    byte[] c = base64 `abc`; // @error
    byte[2] d = base16 `01`; // @error
}
