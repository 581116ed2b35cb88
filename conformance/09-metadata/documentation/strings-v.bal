// Documentation strings stand before declarations, methods and fields.

import ballerina/io;

# Adds numbers.
#
# + a - the first
# + b - the second
# + return - their sum
function add(int a, int b) returns int => a + b;

# A point.
type Point record {|
    # its abscissa
    int x;
|};

# A class.
class C {
    # a field
    int n = 1;

    # a method
    function f() {
    }
}

# # more
# The entry.
public function main() {
    Point p = {x: 1};
    C c = new;
    c.f();
    io:println(add(p.x, c.n)); // @output 2
}
