// Interpolations may be in content and in attribute values.

import ballerina/io;

public function main() {
    string s = "a<b&c";
    int n = 5;
    xml inner = xml `<i>x</i>`;
    xml x = xml `<p q="${n}-${s}">${s}|${n}|${inner}</p>`;
    io:println(x); // @output <p q="5-a&lt;b&amp;c">a&lt;b&amp;c|5|<i>x</i></p>
    io:println(xml `${n}${true}`); // @output 5true
}
