// Booleans are no numbers, and conditions no other values.

public function main() {
    boolean b = true;
    var n = b + b; // @error
    int m = <int>b; // @error
    if m { // @error
    }
    boolean c = b == true;
}
