// A condition is boolean.

public function main() {
    int[] a = from int n in [1]
        where n // @error
        select n;
    boolean? b = true;
    int[] c = from int n in [1]
        where b // @error
        select n;
}
