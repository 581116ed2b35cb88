// Documentation of types, classes, methods, enumerations and constants.

import ballerina/io;

# A limit.
const LIMIT = 3;

# A box.
#
# + n - what is in it
class Box {
    # The content.
    int n;

    # Fills the box.
    #
    # + n - what to put in
    function init(int n) {
        self.n = n;
    }

    # What is in the box.
    # + return - its content
    function get() returns int => self.n;
}

# A size.
type Size int;

# Anything to note.
annotation note on type;

public function main() {
    Size s = LIMIT;
    io:println(new Box(s).get()); // @output 3
}
