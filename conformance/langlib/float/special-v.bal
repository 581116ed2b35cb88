// Aggregates of special floats, and of none.

import ballerina/io;

public function main() {
    io:println(float:max(), " ", float:min(), " ", float:sum(), " ", float:avg()); // @output -Infinity Infinity 0.0 NaN
    io:println(float:max(1, float:NaN), " ", float:min(float:NaN, 1), " ", float:sum(1, float:NaN)); // @output NaN NaN NaN
    io:println(float:max(1.5, 2, -3), " ", float:avg(1, 2)); // @output 2.0 1.5
}
