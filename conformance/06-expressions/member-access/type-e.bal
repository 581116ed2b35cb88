// Keys and results have types.

public function main() {
    int[] l = [1];
    _ = l["a"]; // @error
    map<int> m = {};
    _ = m[1]; // @error
    int n = m["a"]; // @error
    int k = 5;
    _ = k[0]; // @error
    record {|int x;|} r = {x: 1};
    _ = r["y"]; // @error
    [int, int] t = [1, 2];
    _ = t[2]; // @error
    _ = t[-1]; // @error
    int[2] f = [1, 2];
    _ = f[2]; // @error
}
