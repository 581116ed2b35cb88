// var in a from clause takes the type of what is iterated.

import ballerina/io;

public function main() {
    map<int|string> m = {a: 1, b: "x"};
    (int|string)[] list = from var v in m.toArray()
        select v;
    string[] letters = from var c in "héy"
        select c.toUpperAscii();
    xml items = from var e in xml `<a/><b/>`
        select e;
    io:println(list, letters, items); // @output [1,"x"]["H","é","Y"]<a/><b/>
}
