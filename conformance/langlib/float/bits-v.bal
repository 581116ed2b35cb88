// toBitsInt and fromBitsInt see the bits of a double.

import ballerina/io;

public function main() {
    io:println((1.0).toBitsInt() == 0x3FF0000000000000, " ", (-0.0).toBitsInt() == int:MIN_VALUE, " ", float:fromBitsInt(0x4000000000000000)); // @output true true 2.0
}
