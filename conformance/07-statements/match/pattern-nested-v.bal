// Patterns nest, and bind variables at any depth.

import ballerina/io;

function f(anydata v) returns string {
    match v {
        {kind: "circle", at: [var x, var y], ...var rest} => {
            return string `circle ${x.toString()} ${y.toString()} ${rest.toString()}`;
        }
        [var first, {name: "x"}, ...var others] => {
            return string `list ${first.toString()} ${others.toString()}`;
        }
    }
    return "none";
}

public function main() {
    io:println(f({kind: "circle", at: [1, 2], r: 3})); // @output circle 1 2 {"r":3}
    io:println(f([1, {name: "x"}, 2, 3])); // @output list 1 [2,3]
    io:println(f({kind: "circle", at: [1]})); // @output none
}
