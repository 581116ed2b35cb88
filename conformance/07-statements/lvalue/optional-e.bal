// A field of something that may be nil, or that is not there, is no place.

type R record {|
    R next?;
    int n = 0;
|};

function f(R r, R? s, json j) {
    r.n = 1;
    s.n = 1; // @error
    r.m = 1; // @error
    j.x = 1; // @error
}
