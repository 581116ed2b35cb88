// The type of start is a future of the result.

function f() returns int => 1;

public function main() {
    int a = start f(); // @error
    future<string> b = start f(); // @error
    future<int> c = start f();
    var d = start 1; // @error
}
