// The result of waiting for a future may be an error; for a worker not.

function f() returns int => 1;

public function main() {
    future<int> a = start f();
    int n = wait a; // @error
    worker w returns int {
        return 1;
    }
    int m = wait w;
    int k = wait 5; // @error
}
