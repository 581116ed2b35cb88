// A name and what it refers to are one type.

import ballerina/io;

type Id int;
type Ids Id[];

function next(Id id) returns int => id + 1;

public function main() {
    int n = 4;
    Id id = n;
    Ids ids = [id, next(id)];
    int[] plain = ids;
    io:println(plain, " ", plain is Ids); // @output [4,5] true
}
