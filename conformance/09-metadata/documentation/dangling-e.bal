// A documentation string belongs to a declaration.

public function main() {
    # not here // @error
    int n = 1;
}
