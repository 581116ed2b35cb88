// A distinct class is a type of its own.

import ballerina/io;

distinct class Meter {
    int n = 1;
}

distinct class Foot {
    int n = 1;
}

class Plain {
    int n = 1;
}

class Loose {
    int n = 2;
}

public function main() {
    object {} m = new Meter();
    io:println(m is Meter, m is Foot, m is Plain); // @output truefalsetrue
    object {} p = new Loose();
    io:println(p is Meter, p is Plain); // @output falsetrue
}
