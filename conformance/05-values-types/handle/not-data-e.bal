// A handle is immutable, and no plain data.

function f(handle h) {
    readonly r = h;
    any a = h;
    anydata d = h; // @error
    int n = h; // @error
}
