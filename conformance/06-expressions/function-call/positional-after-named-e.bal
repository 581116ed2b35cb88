// Named arguments come after positional ones.

function f(int a, int b) {
}

public function main() {
    f(a = 1, 2); // @error
}
