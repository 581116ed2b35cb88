// The value belongs to the type of what is assigned to.

type P record {|
    int x;
    int y?;
|};

public function main() {
    int n = 1;
    n = "x"; // @error
    P p = {x: 1};
    p.x = (); // @error
    p.x = "y"; // @error
    p.z = 1; // @error
    int[] l = [];
    l[0] = (); // @error
    l["a"] = 1; // @error
    map<int> m = {};
    m.a = 1; // @error
    n.f = 1; // @error
    missing = 1; // @error
}
