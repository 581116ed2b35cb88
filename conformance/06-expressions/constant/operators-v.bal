// Constant expressions are evaluated when the program is compiled: their values
// are singletons.

import ballerina/io;

const int N = 6;
const EVEN = N % 2 == 0;
const string KIND = EVEN ? "even" : "odd";
const LESS = false < true && 1.5d < 2d;
const int? NONE = ();
const int ROUNDED = <int>2.5;
const TEXT = string `${N} is ${KIND}, ${LESS}, ${1.50d}`;

public function main() {
    true even = EVEN;
    "even" kind = KIND;
    2 two = ROUNDED;
    "6 is even, true, 1.50" text = TEXT;
    io:println(even, kind, two, NONE is (), text); // @output trueeven2true6 is even, true, 1.50
}
