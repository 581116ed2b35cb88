// A method call behind a step is applied to the children of each element.

import ballerina/io;

public function main() {
    xml x = xml `<r>a<i/>b</r><r>c</r>`;
    io:println(x/*.text()); // @output abc
    io:println(x/*.elements(), (x/*).length()); // @output <i/>3
}
