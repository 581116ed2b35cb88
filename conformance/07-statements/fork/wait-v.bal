// The workers of a fork can be waited for in the block that holds it.

import ballerina/io;

public function main() {
    int base = 5;
    fork {
        worker a returns int {
            return base * 2;
        }
        worker b returns string {
            return "b";
        }
    }
    record {|int a; string b;|} r = wait {a, b};
    io:println(r); // @output {"a":10,"b":"b"}
}
