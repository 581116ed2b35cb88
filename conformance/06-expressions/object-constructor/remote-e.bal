// Remote methods need client or service.

public function main() {
    var c = object {
        remote function double(int n) returns int => n * 2; // @error
    };
}
