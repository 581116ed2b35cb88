// A function's return type is what is expected of a returned expression.

import ballerina/io;

type Celsius record {|
    float degrees;
|};

function zero() returns Celsius => {degrees: 0};

function freezing() returns decimal {
    return -1.5;
}

public function main() {
    io:println(zero(), " ", freezing(), " ", freezing() is decimal); // @output {"degrees":0.0} -1.5 true
}
