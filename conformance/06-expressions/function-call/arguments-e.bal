// Arguments match parameters in number, name and type.

function f(int a, string b = "") {
}

public function main() {
    f(); // @error
    f("x"); // @error
    f(1, "x", 2); // @error
    f(1, a = 2); // @error
    f(1, c = 2); // @error
    f(b = "x"); // @error
    f(a = 1, b = 2); // @error
    f(a = 1, a = 2); // @error
    f(b = "x", a = 1);
}
