// A pattern may give several names, or any name.

import ballerina/io;

public function main() {
    xml x = xml `<r><a/>text<b/><c/><a>2</a></r>`;
    io:println(x/<a|c>); // @output <a/><c/><a>2</a>
    io:println((x/<*>).length(), (x/*).length()); // @output 45
}
