// A colon without spaces belongs to a qualified name, one with spaces to the
// conditional.

import ballerina/io;
import ballerina/lang.'int as ints;

public function main() {
    boolean b = true;
    int x = b ? int:MAX_VALUE : 0;
    int y = b ? 1 : int:MIN_VALUE;
    int z = !b ? ints:MAX_VALUE : ints:MIN_VALUE;
    io:println(x == int:MAX_VALUE, y, z == int:MIN_VALUE); // @output true1true
    string s = b ? "a" : b ? "b" : "c";
    io:println(s); // @output a
}
