// A default is evaluated each time a record is made without the field.

import ballerina/io;

int calls = 0;

isolated function words() returns string[] => ["x"];

type Item record {|
    string name = "none";
    string[] tags = words();
    int n = 1 + 2;
|};

public function main() {
    Item a = {};
    Item b = {name: "b"};
    io:println(a); // @output {"name":"none","tags":["x"],"n":3}
    a.tags.push("y");
    io:println(b.tags, a.tags === b.tags); // @output ["x"]false
    Item c = {tags: [], n: 7};
    io:println(c.name, c.n); // @output none7
}
