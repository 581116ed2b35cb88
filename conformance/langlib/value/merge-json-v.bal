// mergeJson merges mappings in depth; what fails changes nothing.

import ballerina/io;

public function main() {
    json a = {x: 1, y: {z: ()}};
    json|error m = a.mergeJson({y: {z: 2, w: 3}, v: 4});
    io:println(m, a === m); // @output {"x":1,"y":{"z":2,"w":3},"v":4}true
    json b = {x: 1, y: 2};
    json|error n = b.mergeJson({y: (), x: 5});
    io:println(n is error, b); // @output true{"x":1,"y":2}
    json c = ();
    json|error o = c.mergeJson([1]);
    io:println(o); // @output [1]
}
