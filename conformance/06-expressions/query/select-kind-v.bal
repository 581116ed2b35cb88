// The expected type, else the kind of the source, decides what is constructed.

import ballerina/io;

public function main() {
    string s = from string:Char c in "abc"
        where c != "b"
        select c + "-";
    io:println(s); // @output a-c-
    xml x = from int n in [1, 2]
        select xml `<n>${n}</n>`;
    io:println(x); // @output <n>1</n><n>2</n>
    var l = from int n in [1, 2]
        select n > 1;
    boolean[] bs = l;
    io:println(bs); // @output [false,true]
    var t = from string:Char c in "ab"
        select c;
    string u = t;
    io:println(u); // @output ab
    var y = from xml e in xml `<a/><b/>`
        select e;
    xml z = y;
    io:println(z); // @output <a/><b/>
}
