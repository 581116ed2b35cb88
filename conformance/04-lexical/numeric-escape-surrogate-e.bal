// A numeric escape names a Unicode scalar value, so not a surrogate, and
// nothing beyond 10FFFF.

public function main() {
    string high = "\u{D800}"; // @error
    string big = "\u{110000}"; // @error
    _ = high + big;
}
