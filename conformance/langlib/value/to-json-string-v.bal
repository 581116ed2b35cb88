// toJsonString writes JSON: escapes, numbers and nil.

import ballerina/io;

public function main() {
    io:println("a\"b\\\n\u{1}é".toJsonString()); // @output "a\"b\\\n\u0001é"
    io:println([1, 1.5, 2.50d, (), true].toJsonString()); // @output [1, 1.5, 2.50, null, true]
    io:println({a: {b: []}}.toJsonString()); // @output {"a":{"b":[]}}
}
