// A string in content becomes text, xml becomes part of the content.

import ballerina/io;

public function main() {
    string s = "<b>&";
    xml inner = xml `<i/>text`;
    xml:Element x = xml `<a>${s}${inner}${1}</a>`;
    io:println(x.getChildren().length()); // @output 3
    io:println(x.data() == "<b>&text1"); // @output true
}
