// A type is definite when all its errors or objects have the same type-ids;
// those that others bring with them are secondary.

import ballerina/io;
import ballerina/lang.'typedesc as td;

type Slow distinct error;

type Lost distinct error;

type Both Slow & Lost;

type Either Slow|Lost;

distinct class Shape {
}

distinct class Circle {
    *Shape;
}

class Plain {
    *Shape;
}

type Wheel Circle & readonly;

function names(typedesc t, boolean primaryOnly = false) returns (string|int)[]? {
    td:TypeId[]? ids = td:typeIds(t, primaryOnly);
    return ids is () ? () : from td:TypeId id in ids
            order by id.localId.toString()
            select id.localId;
}

public function main() {
    io:println(names(Both), names(Both, true), names(Either)); // @output ["Lost","Slow"]["Lost","Slow"]
    io:println(names(Circle), names(Circle, true)); // @output ["Circle","Shape"]["Circle"]
    io:println(names(Plain, true), names(error), names(string)); // @output ["Shape"][][]
    (string|int)[] anonymous = names((typeof nameless())) ?: [];
    io:println(anonymous.length(), anonymous[0] is int); // @output 1true
    td:TypeId[] ids = td:typeIds(Slow) ?: [];
    io:println(ids.isReadOnly(), ids[0].moduleId.platformParts is readonly); // @output truetrue
}

function nameless() returns distinct error => error("none");
