// An error pattern with a type takes that type's details.

import ballerina/io;

type Info record {|
    int code;
    string text;
|};

type Fault error<Info>;

public function main() {
    Fault f = error("bad", code = 3, text = "x");
    error<Info> error(msg, code = c, text = t) = f;
    io:println(msg, c + 1, t); // @output bad4x
}
