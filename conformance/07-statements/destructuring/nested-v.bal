// Patterns nest in assignments as well.

import ballerina/io;

type P record {|
    [int, int] at;
    record {|string n;|} name;
|};

public function main() {
    int x;
    int y;
    string n;
    P p = {at: [1, 2], name: {n: "p"}};
    {at: [x, y], name: {n}} = p;
    io:println(x, y, n); // @output 12p
}
