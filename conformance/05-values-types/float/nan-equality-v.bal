// All NaN are one value, equal to itself by == and ===.

import ballerina/io;

public function main() {
    float nan = float:NaN;
    float zero = 0.0;
    float other = zero / zero;
    io:println(nan == other, nan === other, nan != other); // @output truetruefalse
    io:println(nan < 1.0, nan > 1.0, nan <= nan, nan >= nan); // @output falsefalsefalsefalse
}
