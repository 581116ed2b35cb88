// The type is that of L without nil, with that of R.

public function main() {
    int? n = ();
    int a = n ?: "x"; // @error
    int? m = ();
    int b = n ?: m; // @error
    string s = n ?: "x"; // @error
}
