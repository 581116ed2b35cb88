// Exactly one of isFinite, isInfinite and isNaN holds.

import ballerina/io;

public function main() {
    foreach float f in [1.0, -float:Infinity, float:NaN] {
        io:println(f.isFinite(), f.isInfinite(), f.isNaN());
        // @output truefalsefalse
        // @output falsetruefalse
        // @output falsefalsetrue
    }
}
