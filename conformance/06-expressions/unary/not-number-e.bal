// Signs are for numbers, ~ for ints, ! for booleans.

public function main() {
    string s = "1";
    int a = -s; // @error
    float f = 1.0;
    int b = ~f; // @error
    boolean c = !1; // @error
    boolean d = -true; // @error
}
