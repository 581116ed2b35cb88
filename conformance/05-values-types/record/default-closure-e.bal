// Variables that a default value uses are final and have a value.

function f() {
    int n = 1;
    n += 1;
    record {|int value = n;|} a = {}; // @error
    final int m;
    record {|int value = m;|} b = {}; // @error
    m = 3;
    _ = [a, b, m];
}
