// A query that makes a mapping has to say map, and one with collect makes none.

public function main() {
    map<int> a = from string s in ["a", "b"] // @error
        select [s, 1];
    map<int> b = map from string s in ["a", "b"]
        select [s, 1];
    var c = map from int n in [1, 2]
        collect [n]; // @error
}
