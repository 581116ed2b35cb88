// Sums have operands of one basic type.

public function main() {
    int n = 1;
    float f = 1.0;
    string s = "x";
    var a = n + f; // @error
    var b = s + n; // @error
    var c = f - 1d; // @error
    var d = s - s; // @error
    float e = f + 1;
}
