// A string, too, can be inserted into a regular expression.

import ballerina/io;

public function main() {
    string unit = "kg|lb";
    string:RegExp weight = re `\d{1,3}(${unit})`;
    io:println(weight.isFullMatch("250lb"), weight.isFullMatch("2500lb")); // @output truefalse
}
