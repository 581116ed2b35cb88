// What is started is the call itself.

function f() returns int|error => 1;

public function main() returns error? {
    future<int> a = start check f(); // @error
    future<int|error> b = start f();
    int c = check wait b;
}
