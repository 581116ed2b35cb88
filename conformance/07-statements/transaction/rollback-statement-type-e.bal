// rollback takes an error, or nothing.

function f(boolean b) returns error? {
    transaction {
        if b {
            rollback "text"; // @error
        } else {
            check commit;
        }
    }
}
