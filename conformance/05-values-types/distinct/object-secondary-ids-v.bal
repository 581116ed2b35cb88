// A distinct class that includes a distinct type has both type-ids.

import ballerina/io;

type Animal distinct object {
    string name;
};

distinct class Dog {
    *Animal;

    function init(string name) {
        self.name = name;
    }
}

distinct class Puppy {
    *Animal;
    *Dog;
    string name;

    function init(string name) {
        self.name = name;
    }
}

public function main() {
    object {} p = new Puppy("p");
    object {} d = new Dog("d");
    io:println(p is Dog, p is Animal, d is Puppy, d is Animal); // @output truetruefalsetrue
}
