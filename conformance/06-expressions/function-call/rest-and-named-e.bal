// Rest arguments come last, and parameters are given once.

function f(int a, int b = 2, int... c) returns int => a;

public function main() {
    int[] more = [1];
    int x = f(1, 2, ...more);
    x = f(1, ...more);
    x = f(a = 1, 2); // @error
    x = f(1, a = 2); // @error
    x = f(b = 2); // @error
}
