// A conversion leaves its input alone.

import ballerina/io;

public function main() returns error? {
    json j = {id: 1, sum: 2};
    record {|int id; decimal sum;|} r = check j.cloneWithType();
    r.id = 5;
    io:println(j, r); // @output {"id":1,"sum":2}{"id":5,"sum":2}
}
