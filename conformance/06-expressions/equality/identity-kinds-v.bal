// === of structures, objects and functions compares references.

import ballerina/io;

function f() {
}

public function main() {
    map<int> m = {};
    map<int> same = m;
    map<int> other = {};
    io:println(m === same, m === other, f === f); // @output truefalsetrue
    function () g = f;
    io:println(g === f, "ab" === "a" + "b", xml `a` === xml `a`); // @output truetruetrue
}
