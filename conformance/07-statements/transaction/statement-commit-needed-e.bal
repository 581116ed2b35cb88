// A transaction has a commit somewhere in its block.

function f() returns error? {
    transaction { // @error
        rollback;
    }
}
