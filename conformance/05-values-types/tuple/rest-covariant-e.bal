// A tuple with a rest takes lists of any length from its members on.

function f([int, string...] a, [int] b, [int, string] c, [int, string, boolean] d, int[] e) {
    [int, string...] x = b;
    x = c;
    x = d; // @error
    x = e; // @error
    [int|string...] y = a;
    (int|string)[] z = a;
}
