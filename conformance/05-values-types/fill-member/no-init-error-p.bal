// A class whose init may return an error or takes an argument is not filled in.

import ballerina/io;

class NeedsArgument {
    int n;

    function init(int n) {
        self.n = n;
    }
}

public function main() {
    NeedsArgument[] b = [];
    b[0] = new (1);
    io:println(b.length()); // @output 1
    b[2] = new (3); // @panic
}
