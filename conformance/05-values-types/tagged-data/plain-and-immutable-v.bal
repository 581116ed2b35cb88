// Tagged data is plain data, and immutable.

import ballerina/io;

public function main() {
    anydata d = re `x`;
    readonly r = re `x`;
    any v = d;
    io:println(v is anydata, " ", v is readonly, " ", v is string, " ", d == r); // @output true true false true
    map<anydata> m = {pattern: re `\d`};
    io:println(m.clone() == m); // @output true
}
