// Both operands have the same basic type.

public function main() {
    int n = 1;
    float f = 1.5;
    decimal d = 1.5;
    string s = "x";
    boolean b = true;
    _ = n + f; // @error
    _ = f - d; // @error
    _ = s + n; // @error
    _ = s - s; // @error
    _ = b + b; // @error
    int|string u = 1;
    _ = u + u; // @error
    _ = [1] + [2]; // @error
}
