// Every item of an xml value is an element, an instruction, a comment or text.

import ballerina/io;

public function main() {
    xml x = xml `<a/>text<!--note--><?go on?>`;
    string[] kinds = [];
    foreach xml item in x {
        if item is xml:Element {
            kinds.push("element");
        } else if item is xml:Text {
            kinds.push("text");
        } else if item is xml:Comment {
            kinds.push("comment");
        } else if item is xml:ProcessingInstruction {
            kinds.push("instruction");
        }
    }
    io:println(kinds); // @output ["element","text","comment","instruction"]
}
