// A value that may be nil does not stand where it may not.

function f(string? s, int[]? list, record {|int n;|}? r) {
    string a = s; // @error
    int n = list.length(); // @error
    int m = r.n; // @error
    int k = list[0]; // @error
    string b = s ?: "";
}
