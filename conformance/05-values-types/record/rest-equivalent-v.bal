// record { } is record {| anydata...; |} with its fields.

import ballerina/io;

type Open record {
    int a;
};

type Closed record {|
    int a;
    anydata...;
|};

public function main() {
    Open o = {a: 1, "b": "x"};
    Closed c = o;
    Open back = c;
    io:println(back, " ", Open is typedesc<Closed>); // @output {"a":1,"b":"x"} true
}
