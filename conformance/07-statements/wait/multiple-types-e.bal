// A field of a multiple wait may be an error, unless it waits for a worker.

function id(int n) returns int => n;

public function main() {
    future<int> f = start id(1);

    record {|int a;|} r = wait {a: f}; // @error
    record {|int|error a;|} s = wait {a: f};
}
