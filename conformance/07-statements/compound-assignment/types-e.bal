// The operation must be valid and its result fit; nil is not lifted.

public function main() {
    int n = 1;
    n += 1.5; // @error
    n += "x"; // @error
    string s = "a";
    s -= "a"; // @error
    int? o = 1;
    o += 1; // @error
    byte b = 1;
    b += 1; // @error
    map<int> m = {a: 1};
    m["a"] += 1; // @error
    int k;
    k += 1; // @error
}

function disjunction(boolean b) {
    boolean n = true;
    n ||= b; // @error
}
