// The functions about the current transaction are transactional.

import ballerina/io;

public function main() {
    io:println(transaction:info()); // @error
    transaction:setRollbackOnly(()); // @error
    io:println(transaction:getInfo([1]) is ());
}
