// Distinct types of distinct types make a hierarchy.

import ballerina/io;

type IoError distinct error;
type ReadError distinct IoError;
type EofError distinct ReadError;

public function main() {
    error e = error EofError("end");
    error r = error ReadError("read");
    io:println(e is IoError, " ", e is ReadError, " ", r is EofError, " ", r is IoError); // @output true true false true
}
