// Storing at a negative index panics.

public function main() {
    int[] a = [];
    int i = -1;
    a[i] = 3; // @panic
}
