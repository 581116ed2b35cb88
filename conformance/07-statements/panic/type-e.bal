// Only errors can panic.

public function main() {
    int|error e = error("x");
    if e is int {
        panic "message"; // @error
    }
    panic e;
}
