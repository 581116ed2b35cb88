// The condition is boolean; the type is the union of the branches'.

public function main() {
    int n = 1;
    int a = n ? 1 : 2; // @error
    boolean b = true;
    int c = b ? 1 : "x"; // @error
    string d = b ? "x" : (); // @error
}
