// Annotation tags do not meet the names of variables and types.

import ballerina/io;

annotation note on type;

int note = 3;

@note
type Named string;

public function main() {
    typedesc<any> t = Named;
    io:println(note, t.@note is true); // @output 3true
}
