// The method has to be there.

class C {
    function f() {
    }
}

public function main() {
    C c = new;
    c.g(); // @error
    string s = "x";
    _ = s.push("y"); // @error
    int|string u = 1;
    _ = u.length(); // @error
    c.f(1); // @error
}
