// An array of a union is no union of arrays.

public function main() {
    (int|string)[] mixed = [1];
    int[]|string[] same = mixed; // @error
    map<int|string> m = {};
    map<int>|map<string> n = m; // @error
}
