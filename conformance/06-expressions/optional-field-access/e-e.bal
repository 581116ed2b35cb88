// The field must be described by the type, and not be in a map.

type A record {|
    int x;
    int...;
|};

public function main() {
    A? a = {x: 1};
    _ = a?.y; // @error
    map<int> m = {};
    _ = m?.x; // @error
    int n = a?.x; // @error
    int[] l = [];
    _ = l?.x; // @error
}
