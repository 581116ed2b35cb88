// setData keeps immutable data with the transaction.

import ballerina/io;

public function main() returns error? {
    transaction {
        io:println(transaction:getData() is ()); // @output true
        transaction:setData({user: "ann"}.cloneReadOnly());
        show();
        check commit;
    }
}

transactional function show() {
    readonly d = transaction:getData();
    io:println(d is map<anydata> ? d["user"] : ""); // @output ann
}
