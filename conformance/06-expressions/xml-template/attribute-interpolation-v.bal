// A value in an attribute is converted to a string, with its syntax escaped.

import ballerina/io;

public function main() {
    string q = "a<\"b\"&";
    xml x = xml `<e n="${1 + 1}" q="${q}" d="${1.5d}!"/>`;
    string|error n = x.n;
    string|error back = x.q;
    io:println(n is string && n == "2", " ", back is string && back == q); // @output true true
}
