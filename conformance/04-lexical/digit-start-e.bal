// An identifier does not begin with a digit, unless it is quoted.

public function main() {
    int '1st = 1;
    int 2nd = 2; // @error
    _ = '1st;
}
