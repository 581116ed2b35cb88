// There are no implicit conversions between types of numbers.

public function main() {
    int i = 1;
    float f = i; // @error
    decimal d = i; // @error
    int j = 1.5; // @error
    float g = 1d; // @error
    decimal e = 1f; // @error
}
