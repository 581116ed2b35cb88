// var in let takes the precise type.

import ballerina/io;

public function main() {
    1 one = let var x = 1 in x;
    io:println(one); // @output 1
}
