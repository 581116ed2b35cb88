// The error of a source is part of the query's type.

function f(stream<int, error?> s) returns int[] {
    return from int n in s // @error
        select n;
}
