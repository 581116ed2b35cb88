// A raw template may hold other templates as insertions.

import ballerina/io;

public function main() {
    object:RawTemplate inner = `in ${1}`;
    object:RawTemplate outer = `out ${inner} ${string `s${2}`}`;
    any|error first = outer.insertions[0];
    io:println(outer.strings, first === inner, outer.insertions[1]); // @output ["out "," ",""]trues2
}
