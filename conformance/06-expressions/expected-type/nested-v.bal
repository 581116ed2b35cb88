// The expected type reaches into nested constructors.

import ballerina/io;

type Line record {|
    float amount;
    decimal[] parts = [];
|};

type Bill record {|
    Line[] lines;
    map<Line> named = {};
|};

public function main() {
    Bill b = {lines: [{amount: 1, parts: [1, 2.50]}], named: {a: {amount: 2}}};
    io:println(b); // @output {"lines":[{"amount":1.0,"parts":[1,2.50]}],"named":{"a":{"amount":2.0,"parts":[]}}}
}
