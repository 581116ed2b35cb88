// An included record with a rest takes any names but those that it forbids.

import ballerina/io;

type Rest record {|
    never name?;
    string...;
|};

function tag(string name, *Rest attributes) returns string => name + attributes.toString();

public function main() {
    io:println(tag("a")); // @output a{}
    io:println(tag("a", href = "x", id = "1")); // @output a{"href":"x","id":"1"}
    io:println(tag(name = "b", id = "2")); // @output b{"id":"2"}
}
