// /**/<name> gives descendants at any depth.

import ballerina/io;

public function main() {
    xml x = xml `<r><a><b>1</b></a><b>2<c><b>3</b></c></b></r>`;
    xml d = x/**/<b>;
    io:println(d.length()); // @output 3
    io:println(d[0]); // @output <b>1</b>
    io:println(d[2]); // @output <b>3</b>
    io:println((x/**/<*>).length()); // @output 5
}
