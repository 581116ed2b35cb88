// Arguments may be named in any order; the others take defaults.

import ballerina/io;

function area(int w, int h = w, string unit = "m") returns string => string `${w * h}${unit}`;

public function main() {
    io:println(area(2), area(2, 3), area(h = 4, w = 2), area(5, unit = "cm")); // @output 4m6m8m25cm
}
