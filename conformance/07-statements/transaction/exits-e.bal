// Every way out of a transaction statement, other than a failure or a panic,
// has committed or rolled back.

function early(int n) returns error? {
    transaction {
        if n == 0 {
            return; // @error
        }
        if n == 1 {
            rollback;
            return;
        }
        check commit;
        return;
    }
}

function loops(int[] list) returns error? {
    foreach int n in list {
        transaction {
            if n == 0 {
                continue; // @error
            }
            if n == 1 {
                break; // @error
            }
            check commit;
            if n == 2 {
                break;
            }
        }
    }
}

function inner() returns error? {
    transaction {
        foreach int n in 0 ... 3 {
            if n == 2 {
                break;
            }
        }
        check commit;
    }
}

function some(boolean b) returns error? {
    transaction { // @error
        if b {
            check commit;
        }
    }
}

function both(boolean b) returns error? {
    transaction {
        if b {
            check commit;
        } else {
            rollback error("no");
        }
    }
}

function twice() returns error? {
    transaction {
        check commit;
        check commit; // @error
    }
}

function undone() returns error? {
    transaction {
        rollback;
        check commit; // @error
    }
}
