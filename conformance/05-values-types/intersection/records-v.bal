// The intersection of record types has the fields of both.

import ballerina/io;

type Named record {
    string name;
};

type Aged record {
    int|string age;
    string? name = ();
};

type Person Named & Aged;

public function main() {
    Person p = {name: "Ann", age: 3};
    Named n = p;
    Aged a = p;
    io:println(n.name, a.age); // @output Ann3
}
