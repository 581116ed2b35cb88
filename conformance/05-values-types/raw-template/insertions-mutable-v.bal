// The insertions of a raw template can be changed, its strings not.

import ballerina/io;

public function main() {
    object:RawTemplate t = `x${1}y`;
    t.insertions[0] = 2;
    any strings = t.strings;
    io:println(t.insertions, " ", strings is readonly, " ", strings); // @output [2] true ["x","y"]
}
