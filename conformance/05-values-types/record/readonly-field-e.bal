// A readonly field is not assigned to after construction.

type Item record {|
    readonly int id;
    readonly int[] list;
|};

public function main() {
    record {|readonly int id; int n;|} a = {id: 1, n: 2};
    a.id = 3; // @error
    a.n = 4;
    int[] mutable = [1];
    Item b = {id: 1, list: mutable}; // @error
}
