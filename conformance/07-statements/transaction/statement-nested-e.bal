// No transaction statement stands within a transactional scope.

function f() returns error? {
    transaction {
        transaction { // @error
            check commit;
        }
        check commit;
    }
}
