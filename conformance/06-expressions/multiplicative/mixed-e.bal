// An int on the left of / or % is not converted, nor floats with decimals.

public function main() {
    float f = 2.5;
    decimal d = 2.5;
    int n = 2;
    float a = n / f; // @error
    float b = n % f; // @error
    decimal c = n / d; // @error
    decimal e = f * d; // @error
    string s = "x";
    string g = s * n; // @error
}
