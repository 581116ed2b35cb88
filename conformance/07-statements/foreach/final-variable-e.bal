// The variable of foreach is final.

public function main() {
    foreach int n in [1, 2] {
        n = 5; // @error
    }
    foreach var [a, b] in [[1, 2]] {
        a += b; // @error
    }
}
