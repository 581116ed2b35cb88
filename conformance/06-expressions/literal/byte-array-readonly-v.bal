// In a readonly context the list is immutable.

import ballerina/io;

const byte[] MAGIC = base16 `CAFE`;

public function main() {
    readonly & byte[] a = base16 `0102`;
    io:println(a.isReadOnly(), MAGIC.isReadOnly(), MAGIC); // @output truetrue[202,254]
    byte[2] b = base16 `0304`;
    io:println(b.isReadOnly()); // @output false
}
