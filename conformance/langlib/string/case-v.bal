// Only ASCII letters change their case.

import ballerina/io;

public function main() {
    io:println("ÄaZß".toLowerAscii(), "ÄaZß".toUpperAscii(), "Éa".equalsIgnoreCaseAscii("éA"), "Aa".equalsIgnoreCaseAscii("aA")); // @output ÄazßÄAZßfalsetrue
}
