// A transaction in a loop may be left by continue after commit or rollback.

import ballerina/io;

public function main() returns error? {
    int committed = 0;
    int undone = 0;
    foreach int i in 0 ..< 4 {
        transaction {
            if i % 2 == 0 {
                rollback;
                undone += 1;
                continue;
            }
            check commit;
            committed += 1;
        }
    }
    io:println(committed, undone); // @output 22
}
