// The number of a limit clause does not depend on the frame.

public function main() {
    int[] a = from int n in [1, 2, 3]
        let int k = n
        limit k // @error
        select n;
    int[] b = from int n in [1, 2, 3]
        limit n // @error
        select n;
    int most = 2;
    int[] c = from int n in [1, 2, 3]
        limit most
        select n;
}
