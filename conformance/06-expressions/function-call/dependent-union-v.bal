// An inferred typedesc is the greatest type for which the result fits.

import ballerina/io;

public function main() returns error? {
    json j = {a: 1};
    record {|int a;|}|error r = j.cloneWithType();
    map<int> m = check j.cloneWithType();
    int|string|error n = j.cloneWithType();
    io:println(r is error, m, n is error); // @output false{"a":1}true
}
