// Templates may contain comments, instructions and CDATA.

import ballerina/io;

public function main() {
    xml x = xml `<!-- c --><?pi data?><a><![CDATA[<&]]></a>`;
    io:println(x.length()); // @output 3
    io:println(x[0], x[1]); // @output <!-- c --><?pi data?>
    io:println((<xml:Element>x[2]).data()); // @output <&
}
