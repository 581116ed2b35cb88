// A step's index, filter and method apply to the children of each element.

import ballerina/io;

public function main() {
    xml x = xml `<r><a>1</a><a>2</a></r><r><a>3</a></r>`;
    io:println(x/<a>[0]); // @output <a>1</a><a>3</a>
    io:println((x/<a>)[0]); // @output <a>1</a>
    io:println(x/*.<a>[1]); // @output <a>2</a>
    io:println(x/<a>/*); // @output 123
}
