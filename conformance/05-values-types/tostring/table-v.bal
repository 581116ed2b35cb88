// A table is shown as a list of its rows; as an expression with its key.

import ballerina/io;

public function main() {
    table<record {|readonly string k; int? v;|}> key(k) t = table [{k: "a", v: 1}, {k: "b", v: ()}];
    io:println(t.toString()); // @output [{"k":"a","v":1},{"k":"b","v":null}]
    io:println(t.toBalString()); // @output table key(k) [{"k":"a","v":1},{"k":"b","v":()}]
}
