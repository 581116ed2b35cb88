// Several keys are for tables only.

public function main() {
    map<int> m = {};
    _ = m["a", "b"]; // @error
    int[] l = [];
    _ = l[0, 1]; // @error
}
