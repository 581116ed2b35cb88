// A final variable is not assigned to.

final int a = 1;
final int b;

function init() {
    b = 1;
}

public function main() {
    a = 2; // @error
    b = 3; // @error
}
