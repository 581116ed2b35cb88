// The type is the expected type of the operand.

import ballerina/io;

public function main() {
    var m = <map<int>>{a: 1};
    m["b"] = 2;
    var l = <(int|string)[]>[1];
    l.push("x");
    var r = <readonly>[1, 2];
    io:println(m, l, r is (any[] & readonly)); // @output {"a":1,"b":2}[1,"x"]true
    var f = <float>1;
    io:println(f is float); // @output true
}
