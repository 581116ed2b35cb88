// A field is assigned to and read through any reference to the object.

import ballerina/io;

type Named object {
    public string name;
};

class Person {
    public string name = "Ann";
    int[] log = [];
}

public function main() {
    Person p = new;
    Named n = p;
    n.name = "Bo";
    p.log.push(1);
    io:println(p.name, p.log, n === p); // @output Bo[1]true
}
