// xml<xml<T>> is xml<T>, and xml<xml:Text> is xml:Text.

import ballerina/io;

public function main() {
    xml<xml<xml:Element>> a = xml `<a/><b/>`;
    xml<xml:Element> b = a;
    xml<xml:Text> c = xml `text`;
    xml:Text d = c;
    io:println(b.length(), " ", d.length()); // @output 2 1
    any empty = xml ``;
    io:println(empty is xml:Text, " ", empty is xml<never>, " ", empty is xml:Element); // @output true true false
}
