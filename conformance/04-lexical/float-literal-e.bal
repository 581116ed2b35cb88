// Digits follow the point, and an exponent.

public function main() {
    float a = 1.; // @error
    float b = 1e; // @error
}
