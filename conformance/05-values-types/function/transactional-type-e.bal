// A transactional function is no value of a type without transactional.

transactional function t() {
}

function f() {
}

public function main() {
    function () a = t; // @error
    transactional function () b = t;
    transactional function () c = f;
}
