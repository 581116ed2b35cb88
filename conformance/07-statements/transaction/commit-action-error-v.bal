// The result of commit is an error or nil, and does not change the flow.

import ballerina/io;

public function main() {
    transaction {
        transaction:setRollbackOnly(());
        error? e = commit;
        io:println("still here ", e is error); // @output still here true
    }
    io:println("end"); // @output end
}
