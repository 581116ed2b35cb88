// A default of a function without name may use the parameters before it and
// the variables around it.

import ballerina/io;

public function main() {
    int base = 10;
    var area = function(int w, int h = w, int plus = base) returns int {
        return w * h + plus;
    };
    base = 100;
    io:println(area(2), " ", area(2, 3), " ", area(2, 3, 0)); // @output 104 106 6
}
