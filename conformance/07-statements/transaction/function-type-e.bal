// A function that can be called anywhere is one that can be called within
// transactions; not the other way round.

transactional function inside(int n) returns int => n;

function anywhere(int n) returns int => n;

type Inside transactional function (int n) returns int;

function use() returns error? {
    Inside a = inside;
    Inside b = anywhere;
    function (int n) returns int c = inside; // @error
    function d = inside;
    transaction {
        int x = a(1) + b(2);
        check commit;
        int y = a(x); // @error
    }
}

client class Db {
    transactional remote function write(string s) {
    }
}

function calls(Db db) returns error? {
    db->write("a"); // @error
    transaction {
        db->write("b");
        check commit;
    }
}
