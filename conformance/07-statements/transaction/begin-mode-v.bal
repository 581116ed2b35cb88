// A transaction statement puts its strand into transaction mode, and ends it.

import ballerina/io;

public function main() returns error? {
    foreach int i in 0 ..< 2 {
        io:println("before ", transactional);
        transaction {
            io:println("within ", transactional);
            check commit;
        }
        io:println("after ", transactional);
        // @output before false
        // @output within true
        // @output after false
        // @output before false
        // @output within true
        // @output after false
    }
}
