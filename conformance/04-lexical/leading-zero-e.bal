// A decimal number other than 0 does not begin with 0.

public function main() {
    int n = 010; // @error
    _ = n;
}
