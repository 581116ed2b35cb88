// Values without a common ordered type are not compared.

public function main() {
    boolean a = 1 < "x"; // @error
    boolean b = 1 < 1.5; // @error
    map<int> m = {};
    boolean c = m < m; // @error
    (int|string)[] l = [];
    boolean d = l < l; // @error
    any x = 1;
    boolean e = x < x; // @error
}
