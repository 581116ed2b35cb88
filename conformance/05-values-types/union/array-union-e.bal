// A list of a union is no union of lists.

function f((int|string)[] mixed, int[]|string[] pure) {
    (int|string)[] a = pure;
    int[]|string[] b = mixed; // @error
    int[] c = pure; // @error
}
