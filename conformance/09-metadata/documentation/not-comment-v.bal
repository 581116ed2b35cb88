// A # within a line of code does not begin documentation.

import ballerina/io;

# A point.
type Point record {|
    # to the right
    int x;
    # up
    int y = 0;
|};

# Sides of the world.
enum Side {
    # up
    NORTH,
    # down
    SOUTH
}

public function main() {
    Point p = {x: 1};
    Side s = NORTH;
    io:println(p, s, "# no documentation"); // @output {"x":1,"y":0}NORTH# no documentation
}
