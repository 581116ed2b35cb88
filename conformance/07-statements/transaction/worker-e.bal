// Transactional workers stand in transactional functions, and other workers are
// no transactional scopes.

transactional function inside() {
}

function plain() {
    transactional worker A { // @error
        inside();
    }
}

transactional function run() {
    transactional worker A {
        inside();
    }
    worker B {
        inside(); // @error
    }
}
