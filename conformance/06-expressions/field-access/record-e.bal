// Access with a dot needs a field that the type describes.

type A record {|
    int x;
    string...;
|};

type B record {|
    int z;
|};

public function main() {
    A a = {x: 1};
    string s = a.other; // @error
    map<int> m = {};
    int n = m.key; // @error
    A? o = a;
    int k = o.x; // @error
    A|B u = a;
    int l = u.x; // @error
}
