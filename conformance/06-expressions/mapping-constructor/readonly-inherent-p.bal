// A field marked readonly belongs to the inherent type of what is made.

import ballerina/io;

type Badge record {
    string name;
    int level = 1;
};

public function main() {
    Badge b = {readonly name: "n"};
    b.level = 2;
    io:println(b); // @output {"name":"n","level":2}
    map<anydata> m = b;
    io:println(m is record {readonly string name;}); // @output true
    b.name = "other"; // @panic
}
