// A plain name means the default namespace where one is declared.

import ballerina/io;

public function main() {
    xml x = xml `<r><a xmlns="http://x.org/d"/><a/></r>`;
    io:println((x/<a>).length()); // @output 1
    {
        xmlns "http://x.org/d";
        io:println(x/<a>); // @output <a xmlns="http://x.org/d"/>
    }
}
