// commit and rollback stand within a transaction statement of their function.

function helper() returns error? {
    check commit; // @error
}

function f() returns error? {
    transaction {
        function () returns error? g = function() returns error? {
            check commit; // @error
        };
        check g();
        check commit;
    }
}

transactional function t() {
    rollback; // @error
}
