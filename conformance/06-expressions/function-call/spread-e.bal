// The static type of what is spread guarantees valid arguments.

function f(int a, int b) returns int => a + b;

public function main() {
    int[] l = [1, 2];
    _ = f(...l); // @error
    [int, string] t = [1, "x"];
    _ = f(...t); // @error
    [int] s = [1];
    _ = f(...s); // @error
    record {|int a;|} r = {a: 1};
    _ = f(...r); // @error
    map<int> m = {};
    _ = f(...m); // @error
}
