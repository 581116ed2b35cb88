// A constant may be infinite or NaN: its type is the singleton of its value,
// while the division by zero itself has the type float.

import ballerina/io;

const HUGE = 1.0 / 0.0;
const UNDEFINED = 0.0 / 0.0;
const SMALL = -HUGE;

type Special HUGE|UNDEFINED|SMALL;

function kind(float f) returns string {
    match f {
        HUGE => {
            return "huge";
        }
        UNDEFINED => {
            return "undefined";
        }
    }
    return f is Special ? "special" : "ordinary";
}

public function main() {
    float zero = 0;
    io:println(kind(1.0), " ", kind(1.0 / zero), " ", kind(zero / zero), " ", kind(-1.0 / zero)); // @output ordinary huge undefined special
    UNDEFINED u = UNDEFINED;
    io:println(u, HUGE, SMALL, u == zero / zero); // @output NaNInfinity-Infinitytrue
}
