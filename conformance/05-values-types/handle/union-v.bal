// handle stands in unions and intersections like other types.

import ballerina/io;

type Id handle|int;

function f(Id id) returns string {
    if id is int {
        return "int";
    }
    return "handle";
}

public function main() {
    Id & readonly id = 3;
    io:println(f(id), <any>id is Id); // @output inttrue
}
