// The initializer belongs to the declared type.

public function main() {
    int a = "x"; // @error
    string b = 1; // @error
    boolean c = (); // @error
    var d; // @error
    Missing e = 1; // @error
}
