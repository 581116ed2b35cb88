// Member access of a map may give nil.

public function main() {
    map<int> m = {a: 1};
    int a = m["a"]; // @error
    int b = m.a; // @error
    int? c = m["a"];
    map<string> d = m; // @error
}
