// A field that a row may lack cannot be in the key, wherever it comes from.

public function main() {
    record {|int k?; int v;|} some = {v: 1};
    var a = table key(k) [
        {k: 1, v: 2},
        {...some} // @error
    ];
    var b = table key(k, v) [
        {k: 1, v: 2},
        {k: 1, v: 3, w: "x"}
    ];
}
