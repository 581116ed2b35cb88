// Members of a list without expected type have their broad types.

import ballerina/io;

public function main() {
    var list = ["a", 1];
    list[0] = "b";
    list[1] = 2;
    var m = {n: 1, inner: {s: "x"}};
    m.n = 5;
    m.inner.s = "y";
    io:println(list, m); // @output ["b",2]{"n":5,"inner":{"s":"y"}}
}
