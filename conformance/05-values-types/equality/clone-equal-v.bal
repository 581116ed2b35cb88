// A clone is equal to the original, NaN and all.

import ballerina/io;

public function main() {
    anydata[] values = [float:NaN, -0.0, 1.20d, "x", [1, [()]], {a: xml `<b/>`}, table [{k: 1}]];
    io:println(values.clone() == values, " ", values.cloneReadOnly() == values); // @output true true
}
