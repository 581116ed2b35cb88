// A rollback does not restore variables and values.

import ballerina/io;

int total = 0;

function bad() returns error? => error("bad");

public function main() {
    int[] list = [];
    transaction {
        total += 1;
        list.push(1);
        check bad();
        check commit;
    } on fail {
        io:println(total, list); // @output 1[1]
    }
}
