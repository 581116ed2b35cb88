// The value of a constant cannot be changed.

const int[] PRIMES = [2, 3];
const N = 1;

public function main() {
    PRIMES[0] = 1; // @error
    N = 2; // @error
}
