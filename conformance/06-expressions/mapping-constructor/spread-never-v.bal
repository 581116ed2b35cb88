// An optional never field allows a spread of an open record beside the field.

import ballerina/io;

type NoX record {
    never x?;
    int y;
};

public function main() {
    NoX n = {y: 2};
    map<anydata> m = {x: 1, ...n};
    io:println(m); // @output {"x":1,"y":2}
}
