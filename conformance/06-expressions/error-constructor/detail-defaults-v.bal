// The details of an error take the defaults of its detail type.

import ballerina/io;

type Detail record {|
    int code = 500;
    string text;
|};

type Fault error<Detail>;

public function main() {
    Fault f = error("bad", text = "x");
    io:println(f.detail().code, f.detail().text); // @output 500x
    Fault g = error Fault("bad", text = "y", code = 4);
    io:println(g.detail().code, g.detail().text); // @output 4y
}
