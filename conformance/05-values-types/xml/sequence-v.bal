// An xml value is a sequence of elements, text, comments and instructions.

import ballerina/io;

public function main() {
    xml x = xml `a<b/>c<!--d--><?e f?>`;
    io:println(x.length()); // @output 5
    io:println(x[0] is xml:Text, x[1] is xml:Element, x[3] is xml:Comment); // @output truetruetrue
    io:println(x[4] is xml:ProcessingInstruction); // @output true
    io:println(x); // @output a<b/>c<!--d--><?e f?>
}
