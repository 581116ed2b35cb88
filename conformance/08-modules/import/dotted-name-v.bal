// The prefix of a dotted module name is its last part.

import ballerina/io;
import app.a.b;
import app.c.b as cb;

public function main() {
    io:println(b:name(), cb:name()); // @output a.bc.b
}
