// A field or member that may be absent is not combined.

type R record {|
    int a;
    int b?;
|};

function f(map<int> m, R r, int? n, int[] list) {
    m["a"] += 1; // @error
    r.a += 1;
    r.b += 1; // @error
    list[0] += 1;
    int? k = n;
    k += 1; // @error
}
