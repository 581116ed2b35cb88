// After a commit or rollback that may have happened there is no transactional
// scope.

transactional function inside() {
}

function branches(boolean b) returns error? {
    transaction {
        if b {
            check commit;
        } else {
            inside();
            rollback;
        }
        inside(); // @error
    }
}

function loops(int n) returns error? {
    transaction {
        int i = 0;
        while i < n {
            i += 1;
            inside(); // @error
            if i == 2 {
                rollback;
            }
        }
        check commit;
    }
}

function closure() returns error? {
    transaction {
        function () f = function () {
            inside(); // @error
        };
        f();
        check commit;
    }
}

function condition() {
    if transactional {
        transaction { // @error
            error? e = commit;
            if e is error {
                return;
            }
        }
    } else {
        inside(); // @error
    }
}
