// + joins strings, xml, and strings with xml as text.

import ballerina/io;

public function main() {
    string s = "a";
    xml x = xml `<b/>`;
    io:println(s + "é", s + ""); // @output aéa
    xml y = s + x + "c";
    io:println(y, y.length()); // @output a<b/>c3
    xml z = x + "";
    io:println(z === x, z.length()); // @output true1
    xml w = "<&" + x;
    io:println(w); // @output &lt;&amp;<b/>
}
