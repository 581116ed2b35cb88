// /* gives the children of all elements, /<name> those with a name.

import ballerina/io;

public function main() {
    xml x = xml `<r><a>1</a>t<b>2</b></r>ignored<r><a>3</a></r>`;
    io:println(x/*); // @output <a>1</a>t<b>2</b><a>3</a>
    io:println(x/<a>); // @output <a>1</a><a>3</a>
    io:println(x/<a|b>); // @output <a>1</a><b>2</b><a>3</a>
    io:println(x/<*>); // @output <a>1</a><b>2</b><a>3</a>
    io:println((x/<b>).data()); // @output 2
}
