// The type-ids of an object come from its class, not from its members.

import ballerina/io;

type Named distinct object {
    public string name;
};

class Person {
    *Named;
    public string name = "Ann";
}

class Ship {
    public string name = "Argo";
}

public function main() {
    object {}[] all = [new Person(), new Ship()];
    foreach object {} o in all {
        io:println(o is Named, " ", o is object {public string name;});
        // @output true true
        // @output false true
    }
}
