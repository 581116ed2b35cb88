// A transactional function value is called in a transactional scope only.

transactional function t() {
}

function f(transactional function () g) returns error? {
    g(); // @error
    transaction {
        g();
        t();
        check commit;
    }
}

function h() {
    future<()> f = start t(); // @error
}
