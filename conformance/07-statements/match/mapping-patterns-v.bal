// Mapping patterns match mappings that have the named fields, and maybe more.

import ballerina/io;

function f(anydata v) returns string {
    match v {
        {kind: "a", n: var n} => {
            return "a" + n.toString();
        }
        {kind: "b", inner: {x: var x}} => {
            return "b" + x.toString();
        }
        {kind: var k, ...var rest} => {
            return "k" + k.toString() + rest.toString();
        }
        var {p, q: [var1]} => {
            return p.toString() + var1.toString();
        }
        {} => {
            return "any mapping";
        }
        _ => {
            return "other";
        }
    }
}

public function main() {
    io:println(f({kind: "a", n: 1, more: 2})); // @output a1
    io:println(f({kind: "b", inner: {x: 5, y: 6}})); // @output b5
    io:println(f({kind: "c", z: 1})); // @output kc{"z":1}
    io:println(f({p: 1, q: [2]})); // @output 12
    io:println(f({other: 1})); // @output any mapping
    io:println(f(1)); // @output other
}
