// A field that is only a name takes the variable of this name.

import ballerina/io;

type User record {|
    string name;
    int age;
|};

const ROLE = "admin";

public function main() {
    string name = "Ann";
    int age = 3;
    User u = {name, age};
    map<anydata> m = {name, "k": 1, ROLE};
    io:println(u, m); // @output {"name":"Ann","age":3}{"name":"Ann","k":1,"ROLE":"admin"}
}
