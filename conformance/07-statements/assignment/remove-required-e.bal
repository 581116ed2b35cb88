// Nil is not assigned where the member is always there.

type R record {|
    int a;
|};

public function main() {
    R r = {a: 1};
    r.a = (); // @error
    r["a"] = (); // @error
    int[] l = [1];
    l[0] = (); // @error
    [int, string] t = [1, "x"];
    t[0] = (); // @error
}
