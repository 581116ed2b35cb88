// The prefix may be a module with a constant that holds the attribute's name.

import ballerina/io;

public function main() {
    xml x = xml `<p xml:lang="de" xml:space="preserve">Text</p>`;
    string|error l = x.xml:lang;
    string|error s = x.xml:space;
    io:println(l, s); // @output depreserve
}
