// A subtype of fewer bits fits one of more bits, and int.

import ballerina/io;

public function main() {
    int:Unsigned8 a = 200;
    int:Unsigned16 b = a;
    int:Signed32 c = b;
    int d = c;
    string:Char ch = "x";
    string s = ch;
    xml:Text t = xml `x`;
    xml x = t;
    io:println(d, s, x); // @output 200xx
}
