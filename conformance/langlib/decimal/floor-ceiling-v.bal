// floor goes down, ceiling up, abs away from minus.

import ballerina/io;

public function main() {
    decimal d = -2.5;
    io:println(d.floor(), " ", d.ceiling(), " ", d.abs()); // @output -3 -2 2.5
    decimal e = 2.1;
    io:println(e.floor(), " ", e.ceiling(), " ", (7d).ceiling()); // @output 2 3 7
}
