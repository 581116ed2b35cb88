// A field of an immutable object is not assigned to.

import ballerina/io;

type Counter object {
    public int n;
};

readonly class Fixed {
    public final int n = 3;
}

class Loose {
    public int n = 1;
}

function set(Counter c) {
    c.n = 5; // @panic
}

public function main() {
    Loose l = new;
    set(l);
    io:println(l.n); // @output 5
    set(new Fixed());
}
