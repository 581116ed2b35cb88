// What is spread must have a fixed length for the length to be inferred.

public function main() {
    int[] some = [1];
    int[*] a = [0, ...some]; // @error
    map<int[*]> b = {}; // @error
    int[2][*] c = [[1], [2]]; // @error
    int[*] d = ([1, 2]);
    _ = [a, b, c, d];
}
