// A length is a literal or a constant.

const SIZE = 2;

public function main() {
    int size = 2;
    int[SIZE] a = [1, 2];
    int[size] b = [1, 2]; // @error
}
