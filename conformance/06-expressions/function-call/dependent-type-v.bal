// An inferred typedesc argument comes from the expected type of the call.

import ballerina/io;

public function main() returns error? {
    json j = {n: 5, l: [1, 2]};
    record {|int n; int[] l;|} r = check j.cloneWithType();
    io:println(r.n, r.l); // @output 5[1,2]
    map<json> m = check j.ensureType();
    io:println(m.length()); // @output 2
    int|error n = "x".ensureType();
    io:println(n is error); // @output true
}
