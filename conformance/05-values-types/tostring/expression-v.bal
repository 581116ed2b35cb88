// toBalString shows values as expressions.

import ballerina/io;

public function main() {
    io:println("x\ty".toBalString()); // @output "x\ty"
    io:println(().toBalString()); // @output ()
    io:println((1.20d).toBalString(), " ", (2.0).toBalString(), " ", 3.toBalString()); // @output 1.20d 2.0 3
    anydata m = {a: [(), 1d], b: xml `<c/>`};
    io:println(m.toBalString()); // @output {"a":[(),1d],"b":xml`<c/>`}
    table<record {|readonly int k;|}> key(k) t = table [{k: 1}];
    io:println(t.toBalString()); // @output table key(k) [{"k":1}]
}
