// A tagged data value has no storage identity: equal ones are the same.

import ballerina/io;

public function main() {
    string:RegExp a = re `[a-z]+`;
    string:RegExp b = re `[a-z]+`;
    string:RegExp c = re `[a-z]*`;
    io:println(a == b, " ", a === b, " ", a == c); // @output true true false
}
