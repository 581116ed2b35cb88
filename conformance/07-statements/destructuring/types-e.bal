// The value must match the pattern, and fit the variables.

public function main() {
    int a;
    string s;
    [a, s] = [1, 2]; // @error
    [a] = [1, 2]; // @error
    {a} = {b: 1}; // @error
    final int f = 1;
    [a, f] = [1, 2]; // @error
    [a, missing] = [1, 2]; // @error
}
