// The length of a fixed-length array is part of its type.

public function main() {
    int[2] a = [1, 2, 3]; // @error
    int[] b = [1, 2];
    int[2] c = b; // @error
    int[3] d = [1, 2, 3];
    int[2] e = d; // @error
}
