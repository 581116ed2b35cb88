// A function that is not isolated is not of an isolated function type.

int n = 0;

function impure() returns int {
    n += 1;
    return n;
}

public function main() {
    isolated function () returns int f = impure; // @error
    isolated function g = impure; // @error
}
