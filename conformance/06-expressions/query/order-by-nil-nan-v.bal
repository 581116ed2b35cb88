// NaN and then nil come last in both directions.

import ballerina/io;

public function main() {
    float nan = 0.0 / 0.0;
    float?[] l = [(), 2.0, nan, 1.0];
    float?[] up = from float? f in l
        order by f
        select f;
    float?[] down = from float? f in l
        order by f descending
        select f;
    io:println(up, down); // @output [1.0,2.0,NaN,null][2.0,1.0,NaN,null]
}
