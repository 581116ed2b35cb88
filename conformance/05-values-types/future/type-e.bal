// future<T> holds no futures of other types.

function slow() returns int => 2;

public function main() {
    future<string> f = start slow(); // @error
    future<int> g = start slow();
    int n = g; // @error
}
