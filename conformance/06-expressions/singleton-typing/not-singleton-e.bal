// One operand that is no singleton makes the result none.

public function main() {
    int n = 2;
    4 a = 2 + 2;
    4 b = n + 2; // @error
    5 c = 2 + 2; // @error
}
