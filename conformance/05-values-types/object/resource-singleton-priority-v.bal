// A named path segment takes priority over a parameter.

import ballerina/io;

client class C {
    resource function get [string s]() returns string => "param " + s;

    resource function get fixed() returns string => "fixed";

    resource function get [string s]/more() returns string => "more " + s;
}

public function main() {
    C c = new;
    string a = c->/fixed;
    string b = c->/other;
    string d = c->/other/more;
    io:println(a, ",", b, ",", d); // @output fixed,param other,more other
}
