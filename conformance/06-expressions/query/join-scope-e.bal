// The right side of a join does not see the frame, nor the left side its
// variables.

public function main() {
    int[] a = from int x in [1]
        join int y in [x] on x equals y // @error
        select x;
    int[] b = from int x in [1]
        join int y in [1] on y equals 1 // @error
        select x;
    int[] c = from int x in [1]
        join int y in [1] on 1 equals x + y // @error
        select x;
}
