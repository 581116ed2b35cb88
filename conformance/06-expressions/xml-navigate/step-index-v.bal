// An index behind a step applies to the children of each element.

import ballerina/io;

public function main() {
    xml x = xml `<r><a>1</a><b>2</b></r><r><a>3</a></r>`;
    io:println(x/*[0]); // @output <a>1</a><a>3</a>
    io:println((x/*)[1]); // @output <b>2</b>
    io:println(x/<a>[0]); // @output <a>1</a><a>3</a>
}
