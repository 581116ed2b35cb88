// A pattern of a from clause fits the values.

public function main() {
    int[] a = from var [x, y] in [1, 2] select 1; // @error
    int[] b = from var {x} in [{y: 1}] select 1; // @error
    int[] c = from int x in "abc" select x; // @error
}
