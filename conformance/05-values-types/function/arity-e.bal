// The number of parameters is part of a function's type.

function one(int a) {
}

function two(int a, int b = 2) {
}

public function main() {
    function (int) f = one;
    function (int, int) g = one; // @error
    function (int) h = two; // @error
    function (int, int) i = two;
}
