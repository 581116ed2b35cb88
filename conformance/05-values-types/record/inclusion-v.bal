// Inclusion copies fields, defaults and rest descriptor.

import ballerina/io;

type Base record {|
    int id = 7;
    string name?;
    boolean...;
|};

type Derived record {|
    *Base;
    float rate;
|};

public function main() {
    Derived d = {rate: 1.5, "on": true};
    io:println(d.id, d.rate, d["on"]); // @output 71.5true
    d.name = "x";
    Derived e = {rate: 2, name: "n"};
    io:println(d.name, e.name); // @output xn
}
