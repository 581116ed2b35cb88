// Calls, literals, functions and types are not assigned to.

function f() returns int[] => [1];

type T int;

public function main() {
    f()[0] = 1; // @error
    f = main; // @error
    T = 1; // @error
}
