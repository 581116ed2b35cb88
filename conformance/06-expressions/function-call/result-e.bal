// A call's result has the function's return type.

function f() returns int => 1;

function g() {
}

public function main() {
    string s = f(); // @error
    int n = g(); // @error
    () k = g();
    f(); // @error
}
