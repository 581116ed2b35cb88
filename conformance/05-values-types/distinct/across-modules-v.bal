// Distinct types of the same name in two modules are different.

import ballerina/io;
import app.left;
import app.right;

public function main() {
    error l = left:make();
    error r = right:make();
    io:println(l is left:Failure, l is right:Failure); // @output truefalse
    io:println(r is left:Failure, r is right:Failure); // @output falsetrue
    left:Failure f = error left:Failure("here");
    io:println(f.message()); // @output here
}
