// var needs an initializer; a variable has a type other than never.

public function main() {
    var a; // @error
}

public function others() {
    int b;
    b = 1;
    final int c;
    if b > 0 {
        c = 1;
    }
    int d = c; // @error
}
