// nil belongs to no other basic type.

public function main() {
    int a = (); // @error
    string b = null; // @error
    boolean? c = ();
    _ = c;
}
