// A field of a union is read with a dot when every member has it.

type A record {|
    int n;
    string s;
|};

type B record {|
    float n;
|};

function f(A|B v) {
    int|float a = v.n;
    string b = v.s; // @error
    string? c = v?.s;
    int d = v.n; // @error
}
