// A wildcard binding pattern does not match errors.

function f() returns error => error("x");

public function main() {
    error _ = f(); // @error
    var _ = f(); // @error
    any _ = 1;
    var _ = 1;
}
