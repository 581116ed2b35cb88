// Only a call can be started.

public function main() {
    future<int> a = start 1; // @error
    function () returns int f = () => 1;
    future<int> b = start f();
}
