// A mutable list belongs to a type only when its inherent type does; an
// immutable one when its members do.

import ballerina/io;

public function main() {
    (int|string)[] mixed = [1, 2];
    any m = mixed;
    io:println(m is int[], m is (int|string)[]); // @output falsetrue
    any r = mixed.cloneReadOnly();
    io:println(r is int[], r is int[2]); // @output truetrue
}
