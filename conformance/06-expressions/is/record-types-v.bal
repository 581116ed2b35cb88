// A mutable record belongs to a type when its inherent type does.

import ballerina/io;

type Wide record {
    int|string id;
};

type Narrow record {
    int id;
};

public function main() {
    Wide a = {id: 1};
    Narrow b = {id: 1};
    Wide c = b;
    io:println(a is Narrow, " ", c is Narrow, " ", a.cloneReadOnly() is Narrow); // @output false true true
}
