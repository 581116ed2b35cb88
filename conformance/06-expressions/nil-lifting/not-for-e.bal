// Logical and relational operators on other things are not lifted.

public function main() {
    boolean? a = ();
    boolean? b = !a; // @error
    boolean? c = a && true; // @error
    int? d = 1;
    int e = d + 1; // @error
}
