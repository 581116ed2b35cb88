// A length of * needs a list constructor to be inferred from.

function f(int[*] a) { // @error
}

public function main() {
    int[] b = [1, 2];
    int[*] c = b; // @error
    int[*] d; // @error
    f([]);
    _ = c;
}
