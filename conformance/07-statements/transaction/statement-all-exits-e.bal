// Every way out other than a failure or panic commits or rolls back.

function some(boolean b) returns error? {
    transaction { // @error
        if b {
            check commit;
        }
    }
}

function early(boolean b) returns error? {
    transaction {
        if b {
            return; // @error
        }
        check commit;
    }
}

function all(boolean b) returns error? {
    transaction {
        if b {
            rollback;
            return;
        }
        check commit;
    }
}
