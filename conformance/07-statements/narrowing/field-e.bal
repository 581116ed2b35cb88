// Only variables are narrowed, not fields.

type R record {|
    int|string x;
|};

function f(R r) returns int {
    if r.x is int {
        return r.x; // @error
    }
    return 0;
}
