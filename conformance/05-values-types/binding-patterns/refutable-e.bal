// A binding pattern of a declaration must always match.

public function main() {
    int[] l = [1];
    var [a] = l; // @error
    [int, int] t = [1, 2];
    var [b] = t; // @error
    var [c, d, e] = t; // @error
    record {|int x;|} r = {x: 1};
    var {y} = r; // @error
    int n = 1;
    var [f] = n; // @error
}
