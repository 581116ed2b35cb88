// Inclusion brings the members of another object type.

import ballerina/io;

type Named object {
    string name;
    function hello() returns string;
};

type Aged object {
    *Named;
    int age;
};

class Person {
    *Aged;

    function init(string name, int age) {
        self.name = name;
        self.age = age;
    }

    function hello() returns string => self.name + self.age.toString();
}

public function main() {
    Aged a = new Person("Ann", 3);
    Named n = a;
    io:println(n.hello(), a.age); // @output Ann33
}
