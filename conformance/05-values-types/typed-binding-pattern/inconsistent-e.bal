// The pattern has to fit the type that stands before it.

public function main() {
    [int, string] [a, b, c] = [1, "x"]; // @error
    record {|int x;|} {x, y} = {x: 1}; // @error
    int [d] = 1; // @error
    [int, int...] [e] = [1]; // @error
}
