// A structured constant as a type holds only equal immutable values.

import ballerina/io;

const map<int> ORIGIN = {x: 0, y: 0};

public function main() {
    ORIGIN a = ORIGIN;
    io:println(a); // @output {"x":0,"y":0}
    any b = <map<int>>{x: 0, y: 0};
    io:println(b is ORIGIN); // @output false
    any c = (<map<int>>{x: 0, y: 0}).cloneReadOnly();
    io:println(c is ORIGIN); // @output true
}
