// The negation of a test removes no mutable values that only look like it.

function f(int[]|string[] v) returns string[] {
    if v is int[] {
        return [];
    }
    return v;
}

function g((int|string)[] v) returns string {
    if v is int[] {
        return "ints";
    }
    string[] s = v; // @error
    return "others";
}
