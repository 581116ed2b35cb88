// sum, max, min and avg.

import ballerina/io;

public function main() {
    io:println(decimal:sum(), " ", decimal:sum(1.5, 2.50), " ", decimal:max(1, 2.5, 2), " ", decimal:min(3, -1)); // @output 0 4.00 2.5 -1
    io:println(decimal:avg(1, 2), " ", decimal:avg(5)); // @output 1.5 5
}
