// Outside of transactional scopes a transactional function is not called.

transactional function inside() {
}

function outside() {
    inside(); // @error
}

transactional function also() {
    inside();
}

function after() returns error? {
    transaction {
        inside();
        check commit;
        inside(); // @error
    }
}

transactional function nested() returns error? {
    transaction { // @error
        check commit;
    }
}
