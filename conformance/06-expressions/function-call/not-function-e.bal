// Only functions are called.

public function main() {
    int n = 1;
    _ = n(2); // @error
    string s = "x";
    s(); // @error
}
