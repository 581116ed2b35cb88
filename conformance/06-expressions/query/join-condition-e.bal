// The left side of equals sees the frame, the right side the joined variable.

public function main() {
    int[] a = [1];
    int[] b = [2];
    var c = from int x in a
        join int y in b
        on x equals y
        select x + y;
    var d = from int x in a
        join int y in b
        on y equals x // @error
        select x;
}
