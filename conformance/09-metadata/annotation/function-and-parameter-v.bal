// The annotations of a function are those of its type.

import ballerina/io;

type Info record {|
    string text;
|};

annotation Info info on function;

@info {text: "f"}
function f() {
}

public function main() {
    function () g = f;
    typedesc<any> t = typeof g;
    io:println(t.@info?.text); // @output f
}
