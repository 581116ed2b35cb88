// The field must be described by the type, and not be in a map.

type A record {|
    int x;
    int...;
|};

public function main() {
    A? a = {x: 1};
    int? y = a?.y; // @error
    map<int> m = {};
    int|error? k = m?.x; // @error
    int n = a?.x; // @error
    int[] l = [];
    int|error? j = l?.x; // @error
}
