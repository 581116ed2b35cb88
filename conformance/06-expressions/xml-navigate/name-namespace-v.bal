// p:* is any name of a namespace; a plain name is of the default namespace.

import ballerina/io;

xmlns "http://x.org/p" as p;

public function main() {
    xml x = xml `<r xmlns:q="http://x.org/p"><q:a/><a/><q:b/></r>`;
    io:println((x/<p:*>).length(), (x/<p:a>).length(), (x/<a>).length()); // @output 211
}
