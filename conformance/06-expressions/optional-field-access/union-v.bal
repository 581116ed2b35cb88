// One member of a union with the field is enough.

import ballerina/io;

type A record {|
    int x;
|};

type B record {|
    string y;
|};

public function main() {
    A|B u = {y: "s"};
    int? x = u?.x;
    string? y = u?.y;
    io:println(x is (), y); // @output trues
}
