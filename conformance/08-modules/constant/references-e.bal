// A constant is no variable, and no name of something else.

const A = 1;
int b = 2;

const C = A + b; // @error
const D = main; // @error

public function main() {
    A = 2; // @error
    A += 1; // @error
    int[A] list = [1];
}
