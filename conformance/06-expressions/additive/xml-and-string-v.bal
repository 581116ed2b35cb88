// A string added to xml is text; an empty one adds nothing.

import ballerina/io;

public function main() {
    xml e = xml `<a/>`;
    xml x = "x<" + e + "y";
    io:println(x.length(), " ", x); // @output 3 x&lt;<a/>y
    io:println((e + "").length(), " ", e + "" === e); // @output 1 true
    xml t = xml `a` + "b";
    io:println(t.length(), " ", t is xml:Text); // @output 1 true
}
