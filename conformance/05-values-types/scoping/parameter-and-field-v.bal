// Names of parameters, fields and named arguments do not meet those of variables.

import ballerina/io;

function area(int width, int height) returns int => width * height;

public function main() {
    int width = 2;
    record {|int width; int height;|} size = {width, height: 3};
    io:println(area(height = width, width = size.width)); // @output 4
}
