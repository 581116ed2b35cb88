// Lifting goes through nested operators; a nil anywhere gives nil.

import ballerina/io;

function f(int? a, float? b, decimal? c) returns [int?, float?, decimal?] => [(a + 1) * 2 - -a, b / 2.0, -c * 2d];

public function main() {
    io:println(f(3, 1.0, 1.5), f((), (), ())); // @output [11,0.5,-3.0][null,null,null]
}
