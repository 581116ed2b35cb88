// The record of a mapping without an expected type is closed.

public function main() {
    var r = {a: 1};
    r.b = 2; // @error
    r["c"] = 3; // @error
    r.a = "x"; // @error
}
