// A transactional function is called only in a transactional scope.

import ballerina/io;

transactional function inside(int n) returns int {
    return transactional ? n + 1 : 0;
}

public function main() returns error? {
    transaction {
        int k = inside(4);
        io:println(k); // @output 5
        check commit;
    }
}
