// The type of a conditional is the union of its branches.

function f(boolean b, int? n) {
    int a = b ? 1 : "x"; // @error
    int|string c = b ? 1 : "x";
    int d = n ?: "none"; // @error
    int e = n ?: 0;
    int g = 1 ? 2 : 3; // @error
}
