// The variables of a binding pattern are distinct.

public function main() {
    [int, int] t = [1, 2];
    var [x, x] = t; // @error
}
