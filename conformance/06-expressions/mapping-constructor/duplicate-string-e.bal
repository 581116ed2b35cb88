// A field is one field, however its name is written.

public function main() {
    map<int> a = {a: 1, "a": 2}; // @error
    string k = "b";
    map<int> b = {a: 1, [k]: 2, "c": 3};
    int c = 1;
    map<int> d = {c, c: 2}; // @error
}
