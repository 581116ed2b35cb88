// No relation holds for NaN.

import ballerina/io;

public function main() {
    float nan = float:NaN;
    float?[] others = [nan, 0.0, ()];
    foreach float? o in others {
        float? n = nan;
        io:println(n < o || n > o || n <= o || n >= o);
        // @output false
        // @output false
        // @output false
    }
}
