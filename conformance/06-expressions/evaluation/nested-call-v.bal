// The function's arguments are evaluated before its body, inner calls first.

import ballerina/io;

function f(string name, int... ns) returns int {
    io:println(name, ns.length());
    return ns.length();
}

public function main() {
    _ = f("outer", f("first"), f("second", f("inner")));
    // @output first0
    // @output inner0
    // @output second1
    // @output outer2
}
