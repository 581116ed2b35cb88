// A worker is transactional only in a function that is.

function f() {
    transactional worker a { // @error
    }
}

transactional function g() {
    transactional worker a {
    }
}
