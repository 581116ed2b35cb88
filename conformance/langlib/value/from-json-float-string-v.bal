// All numbers may be read as floats, or as decimals.

import ballerina/io;
import ballerina/lang.value;

public function main() returns error? {
    value:JsonFloat f = check "[1, 2.5]".fromJsonFloatString();
    value:JsonDecimal d = check "[1, 2.50]".fromJsonDecimalString();
    io:println(f, d); // @output [1.0,2.5][1,2.50]
    io:println(f is float[], d is decimal[]); // @output falsefalse
    io:println(f is value:JsonFloat[], d is value:JsonDecimal[]); // @output truetrue
}
