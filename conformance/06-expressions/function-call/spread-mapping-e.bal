// The fields of a spread mapping are named arguments: all must have a parameter.

function f(int a, int b = 2) {
}

type More record {|
    int a;
    int c;
|};

type Open record {
    int a;
};

type Optional record {|
    int a?;
|};

type Mixed record {|
    int a;
    string b?;
|};

public function main() {
    More m = {a: 1, c: 2};
    f(...m); // @error
    Open o = {a: 1};
    f(...o); // @error
    Optional p = {};
    f(...p); // @error
    Mixed x = {a: 1};
    f(...x); // @error
    record {|int a;|} r = {a: 1};
    f(...r);
    f(1, ...r); // @error
    f(b = 1, ...r); // @error
}
