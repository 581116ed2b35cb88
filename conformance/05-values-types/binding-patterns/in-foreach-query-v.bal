// Patterns of errors and mappings stand wherever values are bound.

import ballerina/io;

type Fault error<record {|int code;|}>;

public function main() {
    Fault[] faults = [error("a", code = 1), error("b", code = 2)];
    int[] codes = from Fault error(_, code = c) in faults
        select c;
    string[] messages = [];
    foreach Fault error(m) in faults {
        messages.push(m);
    }
    io:println(codes, messages); // @output [1,2]["a","b"]
}
