// The second argument of an error constructor is an error or nil, and there is
// no third.

public function main() {
    error? none = ();
    error a = error("x", none);
    error b = error("x", "y"); // @error
    error c = error("x", a, a); // @error
    error d = error(1); // @error
    error e = error(); // @error
}
