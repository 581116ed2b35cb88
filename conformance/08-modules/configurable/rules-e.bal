// A configurable variable has an explicit anydata type, a plain name, a value
// or ?, and is final.

configurable var a = 1; // @error
configurable int b = ?;
configurable function () c = main; // @error
int d = ?; // @error
configurable int e = 1;

public function main() {
    e = 2; // @error
    _ = b;
}
