// A final field is not assigned to through a type in which it is not final.

import ballerina/io;

type Box object {
    int n;
};

class Sealed {
    final int n;

    function init(int n) {
        self.n = n;
    }
}

class Open {
    int n = 1;
}

function put(Box b) {
    b.n = 9; // @panic
}

public function main() {
    Open o = new;
    put(o);
    io:println(o.n); // @output 9
    put(new Sealed(3));
}
