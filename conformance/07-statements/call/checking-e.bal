// A checked value that is not nil is not dropped.

function f() returns int|error => 1;

public function main() returns error? {
    check f(); // @error
    checkpanic f(); // @error
    _ = check f();
}
