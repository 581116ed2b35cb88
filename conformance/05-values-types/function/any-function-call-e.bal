// A value of type function without a signature cannot be called.

function f(int x) returns int => x;

public function main() {
    function g = f;
    _ = g(1); // @error
}
