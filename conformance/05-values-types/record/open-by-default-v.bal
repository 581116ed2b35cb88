// A record type written with { } is open to fields of type anydata.

import ballerina/io;

type Person record {
    string name;
};

public function main() {
    Person p = {name: "Ann", "age": 3};
    io:println(p); // @output {"name":"Ann","age":3}
    anydata age = p["age"];
    io:println(age); // @output 3
    p["likes"] = ["tea"];
    io:println(p["likes"]); // @output ["tea"]
    io:println(p["none"] is ()); // @output true
}
