// A panic may stand where control never comes, with the variables it is made of.

import ballerina/io;

type Dog record {|
    string bark;
|};

type Cat record {|
    string meow;
|};

function sound(Dog|Cat pet) returns string {
    if pet is Dog {
        return pet.bark;
    } else if pet is Cat {
        return pet.meow;
    } else {
        string message = "neither dog nor cat";
        panic error(message);
    }
}

public function main() {
    io:println(sound({bark: "woof"}), sound({meow: "purr"})); // @output woofpurr
}
