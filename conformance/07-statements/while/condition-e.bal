// The condition is boolean.

public function main() {
    int n = 1;
    while n { // @error
    }
}
