// A distinct class is a type of its own; a type may refer to it.

import ballerina/io;

distinct class Meter {
    int n = 1;
}

distinct class Foot {
    int n = 1;
}

type Length Meter|Foot;

function name(Length l) returns string => l is Meter ? "m" : "ft";

public function main() {
    object {int n;} o = new Foot();
    io:println(name(new Meter()), name(new Foot()), o is Meter, o is Foot); // @output mftfalsetrue
}
