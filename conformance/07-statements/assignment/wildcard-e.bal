// An error is not dropped with _.

function f() returns int|error => 1;

public function main() {
    _ = f(); // @error
    _ = 1;
}
