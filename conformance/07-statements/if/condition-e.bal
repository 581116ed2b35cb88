// The condition is boolean, and blocks have braces.

public function main() {
    int n = 1;
    if n { // @error
    }
    boolean? b = true;
    if b { // @error
    }
    if "x" == "x" {
    }
}
