// A field is not specified twice.

public function main() {
    map<int> a = {x: 1, x: 2}; // @error
    map<int> b = {x: 1, "x": 2}; // @error
}
