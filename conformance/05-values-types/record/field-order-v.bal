// The order in which a record type lists its fields does not matter.

import ballerina/io;

type AB record {|
    int a;
    string b;
|};

type BA record {|
    string b;
    int a;
|};

public function main() {
    AB x = {b: "x", a: 1};
    BA y = x;
    io:println(x == y, " ", x === y, " ", y.a); // @output true true 1
}
