// Inclusions add up through types and classes.

import ballerina/io;

type HasId object {
    public int id;
};

type HasName object {
    *HasId;
    public string name;

    public function label() returns string;
};

class Person {
    *HasName;
    public int id = 7;
    public string name;

    function init(string name) {
        self.name = name;
    }

    public function label() returns string => string `${self.id}:${self.name}`;
}

public function main() {
    HasName n = new Person("Ann");
    HasId i = n;
    io:println(n.label(), i.id, i is HasName); // @output 7:Ann7true
}
