// Fields that are not specified take their defaults, computed when needed.

import ballerina/io;

int made = 0;

isolated function first() returns int => 1;

type Conf record {|
    int a = first();
    int b = 2;
    string c?;
|};

public function main() {
    Conf x = {};
    Conf y = {b: 5, c: "z"};
    io:println(x, y); // @output {"a":1,"b":2}{"a":1,"b":5,"c":"z"}
}
