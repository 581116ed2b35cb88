// At least one member of a union has to describe the field; nil and errors
// are not looked into.

type A record {|
    int...;
|};

type B record {|
    int x;
|};

function f(A|B ab, A a, B? nb, B|error eb, map<int> m, map<json>? mj) {
    int? _ = ab.x;
    _ = a.x; // @error
    _ = ab.y; // @error
    _ = nb.x; // @error
    _ = eb.x; // @error
    _ = eb?.x; // @error
    _ = m.x; // @error
    _ = mj.x; // @error
    _ = mj?.x;
}
