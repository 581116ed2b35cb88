// The expression style of plain data can be read back.

import ballerina/io;

public function main() returns error? {
    anydata[] values = [(), true, -3, 1.5, 2.50d, "a\"b\n", [1, ["x"]], {k: 1d}, xml `<a b="c">d</a>`, float:NaN];
    int same = 0;
    foreach anydata v in values {
        anydata back = check v.toBalString().fromBalString();
        same += back == v ? 1 : 0;
    }
    io:println(same == values.length()); // @output true
}
