// The first isolated of a declaration is said of the variable, a second one of its
// type.

import ballerina/io;

isolated function () returns int changing = () => 1;
isolated isolated function () returns int both = () => 2;
final isolated isolated object {} token = object {};
int plain = 3;

function notIsolated() returns int => plain;

function set() {
    lock {
        changing = notIsolated;
    }
}

isolated function call() returns int {
    lock {
        return both();
    }
}

isolated function same(object {} o) returns boolean {
    lock {
        return token === o;
    }
}

public function main() {
    set();
    lock {
        io:println(changing is isolated function); // @output false
    }
    io:println(call()); // @output 2
    io:println(same(object {})); // @output false
}
