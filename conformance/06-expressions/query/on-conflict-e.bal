// on conflict needs a map or a table with a key, and an error or nil.

public function main() {
    int[] a = from int n in [1]
        select n
        on conflict error("x"); // @error
    map<int>|error b = map from string s in ["a"]
        select [s, 1]
        on conflict "x"; // @error
}
