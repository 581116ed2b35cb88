// Types without common values cannot be equal, and == needs plain data.

public function main() {
    int n = 1;
    string s = "x";
    boolean a = n == s; // @error
    boolean b = n === s; // @error
    boolean c = n == 1.0; // @error
    int[] l = [];
    map<int> m = {};
    boolean d = l == m; // @error
    function () f = main;
    boolean e = f == f; // @error
    any x = 1;
    boolean g = x == x; // @error
    boolean h = x == 1;
    "a" k = "a";
    boolean i = k == "b"; // @error
}
