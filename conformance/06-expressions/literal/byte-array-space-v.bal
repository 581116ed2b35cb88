// base16 and base64 literals may be spread out; padding ends base64.

import ballerina/io;

public function main() {
    byte[] a = base16 ` 48 69
        ff`;
    byte[] b = base64 `SGk=`;
    byte[] c = base64 ` AAEC
        Aw== `;
    byte[3] d = base16 `010203`;
    io:println(a, b, c, d); // @output [72,105,255][72,105][0,1,2,3][1,2,3]
}
