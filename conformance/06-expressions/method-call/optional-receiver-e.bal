// A method is not called on a value that may be nil.

class C {
    function f() {
    }
}

public function main() {
    C? c = new;
    c.f(); // @error
    string? s = "x";
    _ = s.length(); // @error
}
