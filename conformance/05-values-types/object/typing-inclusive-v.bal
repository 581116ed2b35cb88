// An object type takes objects with more members than it describes.

import ballerina/io;

type Named object {
    public string name;
};

class Person {
    public string name = "Ann";
    public int age = 30;

    public function greet() returns string => "hi";
}

public function main() {
    Named n = new Person();
    object {} o = n;
    io:println(n.name, " ", o is Person, " ", o is object {public int age;}); // @output Ann true true
}
