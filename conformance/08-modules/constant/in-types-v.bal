// Constants stand in types: as singletons, lengths and keys.

import ballerina/io;

const LENGTH = 2;
const KIND = "circle";
const MAX = LENGTH * 10;

type Circle record {|
    KIND kind = KIND;
    int[LENGTH] at = [0, MAX];
|};

public function main() {
    Circle c = {};
    LENGTH|MAX n = 20;
    io:println(c, n); // @output {"kind":"circle","at":[0,20]}20
}
