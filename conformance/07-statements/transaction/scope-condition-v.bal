// Within if transactional the scope is transactional.

import ballerina/io;

transactional function within() returns string => "within";

function f() returns string {
    if transactional {
        return within();
    }
    return "without";
}

public function main() returns error? {
    io:println(f()); // @output without
    string s = "";
    transaction {
        s = f();
        check commit;
    }
    io:println(s); // @output within
}
