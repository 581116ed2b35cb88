// The result of a lifted operator may be nil.

public function main() {
    int? a = 1;
    int b = a + 1; // @error
    int c = -a; // @error
    boolean? t = true;
    boolean u = !t; // @error
}
