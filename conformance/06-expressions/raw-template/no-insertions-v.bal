// There is one string more than there are insertions.

import ballerina/io;

public function main() {
    object:RawTemplate a = ``;
    object:RawTemplate b = `${1}${2}`;
    io:println(a.strings, a.insertions, b.strings, b.insertions); // @output [""][]["","",""][1,2]
}
