// Braces, dollars and quotes stand for themselves in xml templates.

import ballerina/io;

public function main() {
    string v = "x";
    xml a = xml `<a b='{"k": "$1"}'>{${v}} $ $$ "'</a>`;
    io:println(a.data()); // @output {x} $ $$ "'
    string|error b = a.b;
    io:println(b); // @output {"k": "$1"}
    xml c = xml `<a>${"`"}</a>`;
    io:println(c); // @output <a>`</a>
}
