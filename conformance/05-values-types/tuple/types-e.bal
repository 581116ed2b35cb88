// Each member has its own type.

public function main() {
    [int, string] a = ["x", 1]; // @error
    [int, string] b = [1]; // ok: "" is filled in
    [int, string] c = [1, "x", 2]; // @error
    [int] d = b; // @error
    string s = b[0]; // @error
    _ = b[2]; // @error
}
