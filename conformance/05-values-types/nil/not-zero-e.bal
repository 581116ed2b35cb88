// Nil is the only value of its type, and of no other basic type.

public function main() {
    int a = (); // @error
    string b = null; // @error
    () c = 0; // @error
    boolean d = (); // @error
}
