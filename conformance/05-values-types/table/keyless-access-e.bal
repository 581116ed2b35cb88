// A keyless table has no access by key.

public function main() {
    table<map<int>> t = table [{a: 1}];
    _ = t["a"]; // @error
}
