// .<name> keeps the elements with a name.

import ballerina/io;

public function main() {
    xml x = xml `<a/>t<b/><a n="2"/><!--c-->`;
    io:println(x.<a>); // @output <a/><a n="2"/>
    io:println(x.<b|a>); // @output <a/><b/><a n="2"/>
    io:println(x.<*>); // @output <a/><b/><a n="2"/>
    io:println(x.<none>.length()); // @output 0
    xml<xml:Element> e = x.<a>;
    io:println(e.length()); // @output 2
}
