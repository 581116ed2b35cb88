// The result may be nil.

type R record {|
    int a;
    int b?;
|};

function f(R r, R? s) {
    int a = r?.a;
    int b = r?.b; // @error
    int c = s?.a; // @error
    int? d = s?.b;
    int e = r?.c; // @error
}
