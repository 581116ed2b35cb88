// The value of a field marked readonly must be immutable.

public function main() {
    int[] l = [1];
    int[] & readonly k = [2];
    map<int[]> a = {readonly x: l}; // @error
    map<int[]> b = {readonly x: k, readonly y: [3]};
    var c = {readonly x: l}; // @error
    var d = {readonly x: [l]}; // @error
    var e = {readonly x: [k, "s"], y: l};
    _ = [a, b, c, d, e];
}
